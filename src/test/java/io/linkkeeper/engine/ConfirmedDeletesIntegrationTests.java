package io.linkkeeper.engine;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;

import io.linkkeeper.cli.CommandLineRun;
import io.linkkeeper.cli.Commands;
import io.linkkeeper.text.Display;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code apply} of a plan with deletes, by an engine of its own and by that of another
 * process.
 */
@Tag("process")
class ConfirmedDeletesIntegrationTests {

	private static final String QUESTION = "The plan deletes 251 links for good. Type the number to confirm it: ";

	private static final String REFUSAL = "Run 1 deletes 251 links for good."
			+ " `apply 1 --deletes 251 --sandbox` confirms it. Nothing was changed.";

	@TempDir
	private Path folder;

	@BeforeEach
	void plan() throws IOException {
		Files.writeString(Files.createDirectory(this.folder.resolve("jobs")).resolve("nightly.yml"), """
				name: nightly
				type: expire
				rule: { grace: P1D, action: delete }
				""");
		assertThat(run(false, null, "plan", "nightly", "--sandbox").exitCode()).isZero();
	}

	private Shell shell(StringWriter out, StringWriter err, boolean terminal, @Nullable String answer) {
		return new Shell(this.folder, Clock.systemUTC(), new PrintWriter(out), new PrintWriter(err),
				new Display(terminal, false, Display.DEFAULT_WIDTH, ZoneOffset.UTC), () -> answer);
	}

	private CommandLineRun run(boolean terminal, @Nullable String answer, String... args) {
		StringWriter out = new StringWriter();
		StringWriter err = new StringWriter();
		Shell shell = shell(out, err, terminal, answer);
		int exitCode = Commands.commandLine(shell, new Signals(shell.err())).execute(args);
		return new CommandLineRun(exitCode, out.toString(), err.toString());
	}

	private CommandLineRun apply(boolean terminal, @Nullable String answer) {
		return run(terminal, answer, "apply", "1", "--sandbox");
	}

	@Test
	void needTheirNumberWithoutATerminal() {
		assertThat(apply(false, "251")).satisfies((refused) -> {
			assertThat(refused.exitCode()).isEqualTo(2);
			assertThat(refused.err().strip()).isEqualTo(REFUSAL);
		});
		assertThat(run(false, null, "apply", "1", "--deletes", "250", "--sandbox")).satisfies((refused) -> {
			assertThat(refused.exitCode()).isEqualTo(2);
			assertThat(refused.err()).contains("251 links for good, not 250.");
		});
		assertApplied(run(false, null, "apply", "1", "--deletes", "251", "--sandbox"));
	}

	@Test
	void areAskedForOnATerminal() {
		assertThat(apply(true, "250")).satisfies((refused) -> {
			assertThat(refused.exitCode()).isEqualTo(2);
			assertThat(refused.err().strip()).isEqualTo(QUESTION + REFUSAL);
		});
		assertApplied(apply(true, "251"));
	}

	@Test
	void areAskedForByTheProcessThatWasGivenTheCommand() {
		RootCommand root = new RootCommand();
		new CommandLine(root).parseArgs("--sandbox");
		Shell holder = shell(new StringWriter(), new StringWriter(), true, "251");
		try (Engine engine = Engine.start(holder, root, Commands::commandLine)) {
			assertThat(engine.queries().find(1)).isPresent();
			assertThat(apply(false, null).err().strip()).isEqualTo(REFUSAL);
			assertThat(apply(true, "no").err().strip()).isEqualTo(QUESTION + REFUSAL);
			assertApplied(apply(true, "251"));
		}
	}

	private static void assertApplied(CommandLineRun applied) {
		assertThat(applied.exitCode()).as(applied.toString()).isZero();
		assertThat(applied.err()).contains("251 DELETED for good");
	}

}
