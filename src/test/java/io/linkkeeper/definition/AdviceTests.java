package io.linkkeeper.definition;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.linkkeeper.Rounds;
import io.linkkeeper.definition.rule.JobType;
import io.linkkeeper.definition.yaml.DefinitionProblem;
import io.linkkeeper.definition.yaml.InvalidDefinitionException;
import io.linkkeeper.definition.yaml.Places;
import io.linkkeeper.definition.yaml.PlainYaml;
import io.linkkeeper.definition.yaml.YamlTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A definition whose problems are corrected as their messages say is valid: no advice
 * leads into the next error.
 */
class AdviceTests {

	/** The smallest rule of each type. */
	private static final Map<JobType, String> RULES = Map.of(JobType.IMPORT, "{\"file\":\"links.csv\"}", JobType.NOTICE,
			"{\"within\":\"P14D\"}", JobType.REPOINT, "{\"find\":\"a\",\"replace\":\"b\"}");

	private static final Pattern WRITE = Pattern.compile("write (?:at least |at most )?(.*)$");

	private static final Pattern QUOTE = Pattern.compile("put (.*) in quotes$");

	private static final Pattern MEANT = Pattern.compile("did you mean (.*?)[?]");

	@TempDir
	private Path folder;

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			EXPIRE | /type | "expires"
			EXPIRE | /rule/grace | 30
			EXPIRE | /rule/grace | 0
			EXPIRE | /rule/grace | 1.5
			EXPIRE | /rule/grace | "1d"
			EXPIRE | /rule/grace | "24h"
			EXPIRE | /rule/grace | "P1H"
			EXPIRE | /rule/grace | "P1M"
			EXPIRE | /rule/grace | "P1W"
			EXPIRE | /rule/grace | "P99999D"
			EXPIRE | /rule/grace | null
			EXPIRE | /rule/graze | 30
			EXPIRE | /grace | "P1D"
			EXPIRE | /rule/action | "disabled"
			EXPIRE | /rule/deleteDisabledByOthers | "yes"
			HOUSEKEEPING | /rule/retain | 0
			HOUSEKEEPING | /rule/retain | "12h"
			NOTICE | /rule/within | 14
			EXPIRE | /schedule/cron | "15 4 * * *"
			EXPIRE | /schedule/cron | "0 4 1 * 1"
			EXPIRE | /schedule/cron | "0 15 4 * * *"
			EXPIRE | /schedule/cron | "@daily"
			EXPIRE | /schedule | {"cron":"0 15 4 * * ?","zone":"Berlin"}
			EXPIRE | /schedule | {"cron":"0 15 4 * * ?","zone":"Europe/Berln","lateness":6}
			EXPIRE | /schedule | {"cron":"0 15 4 * * ?","misfire":"fire once"}
			EXPIRE | /select/systemName | "A*"
			EXPIRE | /select/systemName | []
			EXPIRE | /select/id | 4711
			EXPIRE | /select/id | [4711, 4712]
			EXPIRE | /select/protectDefaults | "off"
			EXPIRE | /select/protect | {"userid":["a"]}
			EXPIRE | /systemName | ["A*"]
			EXPIRE | /limits/maxChanges | "50"
			EXPIRE | /limits/maxChanges | -1
			EXPIRE | /limits/maxPercent | "20%"
			EXPIRE | /limits/maxPercent | 200
			EXPIRE | /limits/minChanges | 5001
			EXPIRE | /limits/minChanges | -7
			EXPIRE | /limits | {"maxChanges":"10","minChanges":30}
			EXPIRE | /limits | {"maxChange":10,"minChanges":30}
			EXPIRE | /limits/maxFailed | 0
			EXPIRE | /notify/mail | "ops@example.com"
			EXPIRE | /notify/mail | "a@example.com, b@example.com"
			EXPIRE | /notify/mail | ["Ops <ops@example.com>"]
			EXPIRE | /notify/on | ["fail"]
			EXPIRE | /account | 7
			EXPIRE | /accounts | "a, b"
			EXPIRE | /description | 7
			EXPIRE | /description | true
			IMPORT | /rule/match | "systemname"
			IMPORT | /rule/encoding | "utf-9"
			IMPORT | /rule/zone | "Paris"
			IMPORT | /rule/file | 7
			DEDUP | /rule/key | "fullUrl"
			DEDUP | /rule/key | ["fullURL"]
			REPOINT | /rule | {"host":{"from":"https://a.example/x","to":"b.example"}}
			REPOINT | /rule | {"hsot":{"from":"a.example","to":"http://b.example:8080"}}
			REPOINT | /rule | {"parameter":{"name":"uiconf_id","form":1,"to":2}}
			CASCADE | /rule | {"action":"handover","successor":"boss"}
			EXPORT | /rule/format | "json"
			EXPORT | /rule/raw | "true"
			""")
	void leadsToAValidDefinition(JobType type, String at, String value) throws IOException {
		ObjectNode definition = minimal(type);
		set(definition, at, JsonMapper.shared().readTree(value));
		List<DefinitionProblem> problems = problems(definition);
		assertThat(problems).as("%s", definition).isNotEmpty();
		for (int choice = 0; choice < 2; choice++) {
			ObjectNode corrected = definition.deepCopy();
			for (DefinitionProblem problem : problems) {
				assertThat(apply(problem, corrected, choice)).as("%s has an advice", problem).isTrue();
			}
			assertThat(problems(corrected)).as("%s after %s", corrected, problems).isEmpty();
		}
	}

	@Test
	void leadsToNoFurtherProblem() {
		Rounds.of(2_000, "Definitions corrected as told").each((seed) -> {
			Random random = new Random(seed);
			JobType[] types = JobType.ofFiles().toArray(JobType[]::new);
			ObjectNode definition = minimal(types[random.nextInt(types.length)]);
			for (int mistakes = random.nextInt(4); mistakes >= 0; mistakes--) {
				set(definition, KEYS[random.nextInt(KEYS.length)], value(random));
			}
			List<DefinitionProblem> problems = problems(definition);
			ObjectNode corrected = definition.deepCopy();
			List<DefinitionProblem> left = new ArrayList<>();
			for (DefinitionProblem problem : problems) {
				if (!apply(problem, corrected, random.nextInt(2))) {
					left.add(problem);
				}
			}
			if (left.stream().anyMatch((problem) -> problem.message().startsWith("unknown key"))) {
				// it is like a key that is free only after a correction
				return;
			}
			assertThat(problems(corrected)).as("%s after %s", corrected, problems)
				.extracting(DefinitionProblem::message)
				.isSubsetOf(left.stream().map(DefinitionProblem::message).toList());
		});
	}

	private static final String[] KEYS = { "/type", "/account", "/description", "/rule/grace", "/rule/action",
			"/rule/deleteAfter", "/rule/retain", "/rule/within", "/rule/file", "/rule/match", "/rule/encoding",
			"/rule/zone", "/rule/key", "/rule/keep", "/rule/format", "/rule/raw", "/rule/leavers", "/schedule/cron",
			"/schedule/zone", "/schedule/lateness", "/schedule/misfire", "/select/systemName", "/select/userId",
			"/select/protect/id", "/select/protectDefaults", "/limits/maxChanges", "/limits/maxPercent",
			"/limits/minChanges", "/limits/maxFailed", "/notify/mail", "/notify/on", "/rule/graze", "/limit/maxChanges",
			"/select/systemname", "/schedule/corn" };

	private static JsonNode value(Random random) {
		String[] texts = { "30", "1d", "24h", "P1H", "P1M", "P1D", "1 week", "15 4 * * *", "0 4 1 * 1", "0 15 4 * * ?",
				"@daily", "Berlin", "UTC", "Europe/Berln", "disabled", "delete", "yes", "off", "20%", "7", "A*",
				"A*, B*", "ops@example.com", "Ops <ops@example.com>", "a@example.com, b@example.com", "systemname",
				"fullUrl", "utf8x", "UTF-8", "csv", "jsonl", "newest", "failed", "skip", "links.csv", "expire", "" };
		JsonNodeFactory json = JsonNodeFactory.instance;
		return switch (random.nextInt(6)) {
			case 0 -> json.numberNode(random.nextInt(-2, 6_000));
			case 1 -> json.booleanNode(random.nextBoolean());
			case 2 -> json.arrayNode().add(texts[random.nextInt(texts.length)]);
			case 3 -> json.nullNode();
			default -> json.stringNode(texts[random.nextInt(texts.length)]);
		};
	}

	private static ObjectNode minimal(JobType type) {
		ObjectNode definition = JsonNodeFactory.instance.objectNode();
		definition.put("name", "a").put("type", type.label());
		definition.set("rule", JsonMapper.shared().readTree(RULES.getOrDefault(type, "{}")));
		return definition;
	}

	private static void set(ObjectNode root, String at, JsonNode value) {
		String[] names = at.substring(1).split("/");
		JsonNode parent = root;
		for (String name : Arrays.copyOf(names, names.length - 1)) {
			if (!(parent.get(name) instanceof ObjectNode)) {
				((ObjectNode) parent).putObject(name);
			}
			parent = parent.path(name);
		}
		((ObjectNode) parent).set(names[names.length - 1], value);
	}

	private List<DefinitionProblem> problems(ObjectNode definition) throws IOException {
		Path file = Files.writeString(this.folder.resolve("job.yml"), definition.toString());
		try {
			new DefinitionReader().read(file);
			return List.of();
		}
		catch (InvalidDefinitionException ex) {
			return ex.problems();
		}
	}

	/**
	 * Corrects one problem, if its message says how.
	 * @param choice which of several proposals to take, as far as there are
	 * @return whether the message proposes a value, another key or that the key is
	 * deleted
	 */
	private static boolean apply(DefinitionProblem problem, ObjectNode root, int choice) {
		JsonPointer at = pointer(problem.key());
		String message = problem.message();
		Matcher meant = MEANT.matcher(message);
		if (message.startsWith("unknown key")) {
			return meant.find() && rename(root, at, meant.group(1));
		}
		if (root.at(at).isMissingNode()) {
			return false;
		}
		if (message.matches(".* delete (the key|it|this one|this key)")) {
			((ObjectNode) root.at(at.head())).remove(at.last().getMatchingProperty());
			return true;
		}
		Matcher write = WRITE.matcher(message);
		Matcher quote = QUOTE.matcher(message);
		List<JsonNode> values = quote.find() ? List.of(JsonNodeFactory.instance.stringNode(quote.group(1)))
				: meant.find() ? List.of(JsonNodeFactory.instance.stringNode(meant.group(1)))
						: write.find() ? proposals(write.group(1)) : List.of();
		if (values.isEmpty()) {
			return false;
		}
		put(root, at, values.get(Math.min(choice, values.size() - 1)));
		return true;
	}

	private static List<JsonNode> proposals(String text) {
		if (text.startsWith("one such as") || text.startsWith("a text") || text.startsWith("each once")) {
			return List.of();
		}
		return Stream.of(text.split(" or ")).map(AdviceTests::yaml).toList();
	}

	private static JsonNode yaml(String text) {
		return new YamlTree(new Places("advice")).convert(new PlainYaml("advice", text).compose());
	}

	/** Moves the value to a key beside it, or to a path from the top. */
	private static boolean rename(ObjectNode root, JsonPointer at, String name) {
		ObjectNode parent = (ObjectNode) root.at(at.head());
		JsonNode value = parent.remove(at.last().getMatchingProperty());
		set(root, name.contains(".") ? "/" + name.replace('.', '/') : at.head() + "/" + name, value);
		return true;
	}

	private static void put(ObjectNode root, JsonPointer at, JsonNode value) {
		JsonNode parent = root.at(at.head());
		if (parent instanceof ArrayNode list) {
			list.set(at.last().getMatchingIndex(), value);
		}
		else {
			((ObjectNode) parent).set(at.last().getMatchingProperty(), value);
		}
	}

	private static JsonPointer pointer(String key) {
		return JsonPointer.compile("/" + key.replaceAll("[.\\[]", "/").replace("]", ""));
	}

}
