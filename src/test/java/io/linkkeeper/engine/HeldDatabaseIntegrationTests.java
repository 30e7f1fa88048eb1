package io.linkkeeper.engine;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;

import io.linkkeeper.cli.CommandLineRun;
import io.linkkeeper.cli.Commands;
import io.linkkeeper.database.DatabaseHolder;
import io.linkkeeper.holder.HolderWait;
import io.linkkeeper.run.ExitCode;
import io.linkkeeper.text.Display;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Commands while another process has the database but takes no commands.
 */
class HeldDatabaseIntegrationTests {

	@TempDir
	private Path folder;

	private DatabaseHolder holder;

	private final AtomicInteger pauses = new AtomicInteger();

	@BeforeEach
	void hold() {
		this.holder = DatabaseHolder.acquire(shell(new StringWriter(), new StringWriter()).sandboxWorker(), "serve",
				Clock.systemUTC());
	}

	private Shell shell(StringWriter out, StringWriter err) {
		return new Shell(this.folder, Clock.systemUTC(), new PrintWriter(out), new PrintWriter(err),
				Display.file(ZoneOffset.UTC));
	}

	private CommandLineRun run(String... args) {
		StringWriter out = new StringWriter();
		StringWriter err = new StringWriter();
		Shell shell = shell(out, err);
		RootCommand root = new RootCommand();
		HolderWait wait = new HolderWait((duration) -> {
			if (this.pauses.incrementAndGet() == 3) {
				this.holder.close();
			}
		});
		ForwardToHolder forward = new ForwardToHolder(shell, root, new Signals(shell.err()), wait,
				new Refusals(shell, root)::failure, Commands::commandLine);
		int exitCode = Commands.commandLine(shell, root, forward).setExecutionExceptionHandler(forward).execute(args);
		return new CommandLineRun(exitCode, out.toString(), err.toString());
	}

	@Test
	void looksWaitUntilItIsFree() {
		assertThat(run("runs", "--format", "json", "--sandbox")).isEqualTo(new CommandLineRun(0, "[]\n", ""));
		assertThat(this.pauses).hasValue(3);
	}

	@Test
	void whatChangesSomethingIsRefusedAtOnce() {
		CommandLineRun refused = run("recover", "1", "--sandbox");
		assertThat(refused.exitCode()).isEqualTo(ExitCode.BUSY.number());
		assertThat(refused.err()).contains("is held by process ", "and it takes no commands now");
		assertThat(this.pauses).hasValue(0);
		this.holder.close();
	}

}
