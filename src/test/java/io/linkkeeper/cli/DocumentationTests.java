package io.linkkeeper.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.linkkeeper.Documentation;
import io.linkkeeper.engine.Shell;
import io.linkkeeper.engine.Signals;
import io.linkkeeper.run.ExitCode;
import io.linkkeeper.text.Display;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every command, option, exit code, key and setting is documented, and all links have a
 * target.
 */
class DocumentationTests {

	private static final Path README = Path.of("README.md");

	/** To a file of the project. */
	private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#\\s]*)(?:#([^)\\s]+))?\\)");

	@Test
	void everyCommandHasADescription() {
		assertThat(commands())
			.allSatisfy((command) -> assertThat(command.usageMessage().description()).as(command.qualifiedName())
				.hasSize(1)
				.allMatch((text) -> text.endsWith(".")));
	}

	@Test
	void everyOptionAndParameterHasADescription() {
		assertThat(commands()).allSatisfy((command) -> {
			List<ArgSpec> args = new ArrayList<>(command.options());
			args.addAll(command.positionalParameters());
			assertThat(args).allSatisfy((arg) -> assertThat(arg.description()).as(command.qualifiedName() + " " + arg)
				.hasSize(1)
				.allMatch((text) -> text.endsWith(".")));
		});
	}

	@Test
	void everyCommandIsDocumented() throws IOException {
		String text = Documentation.text();
		assertThat(commands().stream().skip(1)).allSatisfy((command) -> {
			assertThat(text).contains("\n## " + command.name() + "\n");
			assertThat(command.options().stream().filter((option) -> !option.inherited()).map(OptionSpec::longestName))
				.allSatisfy((option) -> assertThat(text).contains(option));
		});
	}

	@Test
	void everyExitCodeIsDocumented() throws IOException {
		String text = Documentation.text();
		assertThat(ExitCode.values()).allSatisfy((code) -> assertThat(text).contains("\n| `" + code.number() + "` | "));
	}

	@Test
	void everyKeyOfADefinitionIsDocumented() throws IOException {
		String text = Documentation.text();
		JsonNode schema = JsonMapper.shared().readTree(Files.readString(Path.of("jobs/schema.json")));
		List<String> keys = new ArrayList<>();
		collectKeys(schema, schema, "", keys);
		for (String rule : List.of("expireRule", "dedupRule", "cascadeRule", "exportRule", "importRule", "repointRule",
				"housekeepingRule", "noticeRule")) {
			collectKeys(schema, schema.get("$defs").get(rule), "rule.", keys);
		}
		assertThat(keys).contains("name", "select.protect.id", "rule.grace", "limits.maxFailed")
			.allSatisfy((key) -> assertThat(text).contains("\n| `" + key + "` | "));
	}

	private static void collectKeys(JsonNode schema, JsonNode object, String before, List<String> keys) {
		object.get("properties").properties().forEach((property) -> {
			JsonNode definition = property.getValue();
			JsonNode reference = definition.get("$ref");
			if (reference != null) {
				definition = schema.at(reference.asString().substring(1));
			}
			if (definition.has("properties")) {
				collectKeys(schema, definition, before + property.getKey() + ".", keys);
			}
			else if (!property.getKey().equals("rule")) {
				keys.add(before + property.getKey());
			}
		});
	}

	@Test
	void everyVariableOfTheEnvironmentIsDocumented() throws IOException {
		String text = Documentation.text();
		Matcher variables = Pattern.compile("\\$\\{([A-Z_]+):")
			.matcher(Files.readString(Path.of("src/main/resources/application.properties"))
					+ Files.readString(Path.of("src/main/resources/application-serve.properties")));
		assertThat(variables.results().map((variable) -> variable.group(1)))
			.contains("KALTURA_SERVICE_URL", "LINKKEEPER_MANAGEMENT_PORT")
			.allSatisfy((variable) -> assertThat(text).contains("\n| `" + variable + "` | "));
	}

	@Test
	void theReadmeIsShort() throws IOException {
		assertThat(Files.readAllLines(README)).hasSizeLessThanOrEqualTo(200);
	}

	@Test
	void everyLinkLeadsSomewhere() throws IOException {
		List<Path> pages = new ArrayList<>(Documentation.pages());
		List.of("CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md").forEach((name) -> pages.add(Path.of(name)));
		for (Path page : pages) {
			assertThat(LINK.matcher(Files.readString(page)).results()).allSatisfy((link) -> {
				Path target = link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1)).normalize();
				assertThat(target).as("%s links to %s", page, link.group()).exists();
				if (link.group(2) != null) {
					assertThat(anchors(target)).as("%s links to %s", page, link.group()).contains(link.group(2));
				}
			});
		}
	}

	private static List<String> anchors(Path page) throws IOException {
		return Files.readAllLines(page)
			.stream()
			.filter((line) -> line.startsWith("#"))
			.map((line) -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT))
			.map((title) -> title.replaceAll("[^a-z0-9 -]", "").replace(' ', '-'))
			.toList();
	}

	@Test
	void theTestCommandIsWhatTheBuildServerCalls() throws IOException {
		String command = Files.readAllLines(Path.of(".ci/run"))
			.stream()
			.filter((line) -> line.startsWith("mvn "))
			.findFirst()
			.orElseThrow();
		assertThat(Files.readString(README)).contains("```bash\n" + command + "\n```");
	}

	private static List<CommandSpec> commands() {
		Shell shell = new Shell(Path.of(""), CommandLineRun.CLOCK, new PrintWriter(new StringWriter()),
				new PrintWriter(new StringWriter()), Display.file(ZoneOffset.UTC));
		CommandLine root = Commands.commandLine(shell, new Signals(shell.err()));
		List<CommandSpec> commands = new ArrayList<>(List.of(root.getCommandSpec()));
		root.getSubcommands().values().forEach((command) -> commands.add(command.getCommandSpec()));
		return commands;
	}

}
