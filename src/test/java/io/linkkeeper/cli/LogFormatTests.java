package io.linkkeeper.cli;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.joran.spi.JoranException;
import ch.qos.logback.core.status.StatusUtil;
import io.linkkeeper.text.Printable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Log lines as text and as JSON.
 */
class LogFormatTests {

	@Test
	void textUnlessJsonIsAskedFor() {
		assertThat(LogFormat.of(null)).isEqualTo(LogFormat.TEXT);
		assertThat(LogFormat.of("")).isEqualTo(LogFormat.TEXT);
		assertThat(LogFormat.of("text")).isEqualTo(LogFormat.TEXT);
		assertThat(LogFormat.of("json")).isEqualTo(LogFormat.JSON);
		assertThatIllegalArgumentException().isThrownBy(() -> LogFormat.of("xml"))
			.withMessage("LINKKEEPER_LOG_FORMAT must be text or json, not 'xml'");
	}

	@Test
	void jsonLineNamesItsRun() throws JoranException {
		String line = line("json");
		assertThat(line).endsWith("\n");
		JsonNode json = JsonMapper.shared().readTree(line);
		assertThat(json.at("/mdc/run").asString()).isEqualTo("12");
		assertThat(json.at("/level").asString()).isEqualTo("WARN");
		assertThat(json.at("/formattedMessage").asString()).isEqualTo("says \"no\"");
	}

	@Test
	void textLineIsForPeople() throws JoranException {
		assertThat(line("text")).matches("\\S+Z WARN  x: says \"no\"\\R");
	}

	@Test
	void textLineIsOneLineWhateverItSays() throws JoranException {
		StringBuilder all = new StringBuilder();
		for (int character = 0; character <= Character.MAX_VALUE; character++) {
			all.append((char) character).append('x');
		}
		String line = line("text", all.toString());
		assertThat(line).endsWith(" x: " + Printable.of(all.toString()) + System.lineSeparator());
	}

	private static String line(String format) throws JoranException {
		return line(format, "says \"no\"");
	}

	private static String line(String format, String message) throws JoranException {
		LoggerContext context = new LoggerContext();
		context.putProperty("linkkeeper.log.format", format);
		JoranConfigurator configurator = new JoranConfigurator();
		configurator.setContext(context);
		configurator.doConfigure(Objects.requireNonNull(LogFormatTests.class.getResource("/logback.xml")));
		assertThat(new StatusUtil(context).isWarningOrErrorFree(0)).as("else printed at each start").isTrue();
		Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
		LoggingEvent event = new LoggingEvent("test", context.getLogger("x"), Level.WARN, message, null, null);
		event.setMDCPropertyMap(Map.of("run", "12"));
		ConsoleAppender<ILoggingEvent> appender = (ConsoleAppender<ILoggingEvent>) root.getAppender("STDERR");
		return new String(appender.getEncoder().encode(event), StandardCharsets.UTF_8);
	}

}
