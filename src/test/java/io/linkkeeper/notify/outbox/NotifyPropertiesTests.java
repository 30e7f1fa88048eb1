package io.linkkeeper.notify.outbox;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

import io.linkkeeper.Documentation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.DefaultValue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The settings have the names and defaults that the documentation gives them.
 */
class NotifyPropertiesTests {

	@Test
	void everySettingIsDocumentedWithItsDefault() throws IOException {
		String text = Documentation.text();
		assertThat(NotifyProperties.class.getRecordComponents()).isNotEmpty()
			.allSatisfy((setting) -> assertThat(text)
				.contains("\n| `%s` | %s | ".formatted(variable(setting), defaultOf(setting))));
	}

	@Test
	void bindsSeveralRecipients() {
		assertThat(NotifyBench.properties("MAIL_TO", "ann@example.com, bob@example.com").mailTo())
			.containsExactly("ann@example.com", "bob@example.com");
	}

	@Test
	void refusesRecipientsWithoutAddress() {
		assertThatExceptionOfType(BindException.class)
			.isThrownBy(() -> NotifyBench.properties("MAIL_TO", "ann@example.com; bob@example.com"))
			.havingRootCause()
			.withMessageContaining("entry 1 of LINKKEEPER_NOTIFY_MAIL_TO is no mail address");
	}

	@Test
	void configuresNoChannelByDefault() {
		NotifyProperties properties = NotifyBench.properties();
		assertThat(properties.hasMail()).isFalse();
		assertThat(properties.hasWebhook()).isFalse();
		assertThat(properties.timeout()).isEqualTo(Duration.ofSeconds(5));
	}

	@Test
	void theSenderIsTheUserUnlessNamed() {
		assertThat(NotifyBench.properties("MAIL_USER", "me@example.com").sender()).isEqualTo("me@example.com");
		assertThat(NotifyBench.properties("MAIL_USER", "me", "MAIL_FROM", "x@example.com").sender())
			.isEqualTo("x@example.com");
	}

	@Test
	void readsSecretFromFile(@TempDir Path folder) throws Exception {
		Path file = Files.writeString(folder.resolve("password"), "s3cret\n");
		assertThat(NotifyBench.properties("MAIL_PASSWORD_FILE", file.toString()).password()).isEqualTo("s3cret");
	}

	@Test
	void aMissingFileIsNamed(@TempDir Path folder) {
		NotifyProperties properties = NotifyBench.properties("WEBHOOK_SECRET_FILE", folder.resolve("none").toString());
		assertThatExceptionOfType(UndeliveredException.class).isThrownBy(properties::signingSecret)
			.withMessageContaining("there is no file with the name that LINKKEEPER_NOTIFY_WEBHOOK_SECRET_FILE holds");
	}

	@Test
	void textHoldsNoSecret() {
		assertThat(NotifyBench
			.properties("MAIL_PASSWORD", "pass3word", "WEBHOOK_URL", "https://example.com/t0ken", "WEBHOOK_SECRET",
					"si9ning")
			.toString()).doesNotContain("pass3word", "t0ken", "si9ning");
	}

	private static String variable(RecordComponent setting) {
		return "LINKKEEPER_NOTIFY_" + setting.getName().replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
	}

	private static String defaultOf(RecordComponent setting) {
		String[] value = Arrays.stream(NotifyProperties.class.getDeclaredConstructors()[0].getParameters())
			.filter((parameter) -> parameter.getName().equals(setting.getName()))
			.findFirst()
			.orElseThrow()
			.getAnnotation(DefaultValue.class)
			.value();
		return (value.length > 0 && !value[0].isEmpty()) ? "`" + value[0] + "`" : "none";
	}

}
