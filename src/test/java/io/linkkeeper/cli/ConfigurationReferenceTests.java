package io.linkkeeper.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import io.linkkeeper.GeneratedFile;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The reference of settings is generated from the metadata of the configuration
 * properties.
 */
class ConfigurationReferenceTests {

	private static final String METADATA = "/META-INF/spring-configuration-metadata.json";

	/** The settings of an account, whose names contain the name of the account. */
	private static final String ACCOUNT = "linkkeeper.sandbox.";

	private static final String PAGE = """
			# Configuration

			All settings have a name in the environment. A name that ends in `_FILE` holds the path of a file with the \
			value. Durations are ISO 8601, such as `PT30S` or `P1D`.

			## The account

			| Name | Default | Meaning |
			|---|---|---|
			%s
			Further accounts are set in `application.properties` in the working folder as `linkkeeper.accounts.NAME.` and \
			one of %s, or in the environment as `LINKKEEPER_ACCOUNTS_NAME_PARTNER_ID` and so on. More: \
			[Credentials](../operating.md#credentials).

			## Linkkeeper

			Each of these can also be set in `application.properties` in the working folder, such as \
			`linkkeeper.plan-validity=P2D` for `LINKKEEPER_PLAN_VALIDITY`.

			| Name | Default | Meaning |
			|---|---|---|
			%s
			## Schedule

			| Name | Default | Meaning |
			|---|---|---|
			%s
			## The console

			| Name | Default | Meaning |
			|---|---|---|
			%s
			Users are set in `application.properties` in the working folder as `linkkeeper.console.users.NAME.` and one of \
			`password`, `password-file`, `roles`, or in the environment as `LINKKEEPER_CONSOLE_USERS_NAME_PASSWORD` and so \
			on. More: [Users](../console.md#users).

			## Notifications

			| Name | Default | Meaning |
			|---|---|---|
			%s
			## In the environment only

			| Name | Default | Meaning |
			|---|---|---|
			| `LINKKEEPER_DATA` | `data` | The folder of the embedded database. |
			| `LINKKEEPER_DB_URL`, `LINKKEEPER_DB_URL_FILE` | none | A PostgreSQL database, such as \
			`jdbc:postgresql://db.example.com/linkkeeper`, instead of the embedded one. |
			| `LINKKEEPER_DB_USER`, `LINKKEEPER_DB_USER_FILE` | none | The user that connects to it. |
			| `LINKKEEPER_DB_PASSWORD`, `LINKKEEPER_DB_PASSWORD_FILE` | none | The user's password. It must not be part \
			of the URL. |
			| `LINKKEEPER_MANAGEMENT_PORT` | `8091` | The port of health and metrics of `serve`; `-1` for none, `0` for \
			any free one, which the log names. |
			| `LINKKEEPER_MANAGEMENT_ADDRESS` | `127.0.0.1` | The address that this port is on. |
			| `LINKKEEPER_LOG_FORMAT` | `text` | How the log is written: `text` or `json`. |
			""";

	@Test
	void describesEachSetting() throws IOException {
		Map<String, JsonNode> settings = settings();
		settings.remove("linkkeeper.accounts");
		settings.remove("linkkeeper.console.users");
		settings.remove(ACCOUNT + "identity");
		String keys = settings.keySet()
			.stream()
			.filter((name) -> name.startsWith(ACCOUNT))
			.map((name) -> "`%s`".formatted(name.substring(ACCOUNT.length())))
			.collect(Collectors.joining(", "));
		String account = take(settings, ACCOUNT, (name) -> "KALTURA_" + variable(name.substring(ACCOUNT.length())));
		String schedule = take(settings, "linkkeeper.schedule.", ConfigurationReferenceTests::variable);
		String console = take(settings, "linkkeeper.console.", ConfigurationReferenceTests::variable);
		String notifications = take(settings, "linkkeeper.notify.", ConfigurationReferenceTests::variable);
		String worker = take(settings, "linkkeeper.", ConfigurationReferenceTests::variable);
		new GeneratedFile(Path.of("docs/reference/configuration.md"))
			.mustBe(PAGE.formatted(account, keys, worker, schedule, console, notifications));
	}

	/** By name, in the order of the code. */
	private static Map<String, JsonNode> settings() throws IOException {
		try (InputStream metadata = ConfigurationReferenceTests.class.getResourceAsStream(METADATA)) {
			Map<String, JsonNode> settings = new LinkedHashMap<>();
			for (JsonNode setting : JsonMapper.shared().readTree(Objects.requireNonNull(metadata)).get("properties")) {
				settings.put(setting.get("name").asString(), setting);
			}
			return settings;
		}
	}

	private static String take(Map<String, JsonNode> settings, String prefix, UnaryOperator<String> variable) {
		StringBuilder rows = new StringBuilder();
		settings.entrySet().removeIf((setting) -> {
			boolean taken = setting.getKey().startsWith(prefix);
			if (taken) {
				rows.append("| `%s` | %s | %s |\n".formatted(variable.apply(setting.getKey()),
						defaultOf(setting.getValue()), sentence(setting.getValue().get("description").asString())));
			}
			return taken;
		});
		return rows.toString();
	}

	private static String variable(String name) {
		return name.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
	}

	private static String defaultOf(JsonNode setting) {
		JsonNode value = setting.get("defaultValue");
		return (value == null || value.isArray() || value.asString().matches("|\\[\\]")) ? "none"
				: "`%s`".formatted(value.asString());
	}

	private static String sentence(String description) {
		String text = description.replaceAll("\\{@code ([^}]*)\\}", "`$1`").replaceAll("\\s+", " ").strip();
		return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + ".";
	}

}
