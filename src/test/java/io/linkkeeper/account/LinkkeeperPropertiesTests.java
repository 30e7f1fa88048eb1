package io.linkkeeper.account;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import io.linkkeeper.Documentation;
import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Names and defaults of the settings, as documented.
 */
class LinkkeeperPropertiesTests {

	@Test
	void everySettingIsDocumentedWithItsDefault() throws IOException {
		String text = Documentation.text();
		assertThat(settings()).isNotEmpty()
			.allSatisfy((setting) -> assertThat(text)
				.contains("\n| `%s` | %s | ".formatted(variable(setting), defaultOf(setting))));
	}

	@Test
	void theEnvironmentSetsADuration() {
		assertThat(bind(Map.of("LINKKEEPER_ANSWER_TIMEOUT", "PT1S")).answerTimeout()).isEqualTo(Duration.ofSeconds(1));
	}

	@Test
	void theEnvironmentSetsANumber() {
		assertThat(bind(Map.of("LINKKEEPER_REQUESTS_AT_A_TIME", "3")).requestsAtATime()).isEqualTo(3);
	}

	@Test
	void theEnvironmentSetsAFurtherAccount() {
		Map<String, Object> environment = Map.of("LINKKEEPER_ACCOUNTS_SECOND_SERVICE_URL", "https://example.com/api_v3",
				"LINKKEEPER_ACCOUNTS_SECOND_PARTNER_ID", "102", "LINKKEEPER_ACCOUNTS_SECOND_APP_TOKEN_ID", "0_abc",
				"LINKKEEPER_ACCOUNTS_SECOND_APP_TOKEN_FILE", "/run/secrets/token");
		assertThat(bind(environment).accounts()).containsOnlyKeys("second")
			.extractingByKey("second")
			.satisfies((account) -> {
				assertThat(account.serviceUrl()).isEqualTo("https://example.com/api_v3");
				assertThat(account.partnerId()).isEqualTo("102");
				assertThat(account.appTokenId()).isEqualTo("0_abc");
				assertThat(account.appTokenFile()).isEqualTo("/run/secrets/token");
			});
	}

	private static LinkkeeperProperties bind(Map<String, Object> environment) {
		MutablePropertySources sources = new MutablePropertySources();
		sources.addFirst(new SystemEnvironmentPropertySource("systemEnvironment", environment));
		return new Binder(ConfigurationPropertySources.from(sources)).bind("linkkeeper", LinkkeeperProperties.class)
			.get();
	}

	/** All but the accounts, which have names of their own in the environment. */
	private static Stream<RecordComponent> settings() {
		return Arrays.stream(LinkkeeperProperties.class.getRecordComponents())
			.filter((component) -> !component.getName().equals("accounts") && !component.getName().equals("sandbox"));
	}

	private static String variable(RecordComponent setting) {
		return "LINKKEEPER_" + setting.getName().replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
	}

	private static String defaultOf(RecordComponent setting) {
		DefaultValue value = Arrays.stream(LinkkeeperProperties.class.getDeclaredConstructors()[0].getParameters())
			.filter((parameter) -> parameter.getName().equals(setting.getName()))
			.findFirst()
			.orElseThrow()
			.getAnnotation(DefaultValue.class);
		return (value != null) ? "`" + value.value()[0] + "`" : "none";
	}

}
