package io.linkkeeper.engine;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;

import io.linkkeeper.cli.Commands;
import io.linkkeeper.text.Display;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The log of a single command.
 */
class LogLevelIntegrationTests {

	@TempDir
	private Path folder;

	@ParameterizedTest
	@CsvSource({ "true, --sandbox, false", "true, --sandbox --verbose, true", "false, --sandbox, true" })
	void isShortOnATerminal(boolean terminal, String options, boolean info) {
		RootCommand root = new RootCommand();
		new CommandLine(root).parseArgs(options.split(" "));
		Shell shell = new Shell(this.folder, Clock.systemUTC(), new PrintWriter(new StringWriter()),
				new PrintWriter(new StringWriter()),
				new Display(terminal, false, Display.DEFAULT_WIDTH, ZoneOffset.UTC));
		try (Engine engine = Engine.start(shell, root, Commands::commandLine)) {
			Logger logger = LoggerFactory.getLogger(Engine.class);
			assertThat(engine.queries()).isNotNull();
			assertThat(logger.isInfoEnabled()).isEqualTo(info);
			assertThat(logger.isWarnEnabled()).isTrue();
		}
	}

}
