package io.linkkeeper.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;

import io.linkkeeper.engine.Engine;
import io.linkkeeper.engine.Engines;
import io.linkkeeper.engine.Shell;
import io.linkkeeper.run.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * {@code backup DIR}.
 */
@Command(name = "backup", description = "Copy the embedded database into a folder, also while it is used.")
final class BackupCommand implements Callable<Integer> {

	private final Shell shell;

	private final Engines engines;

	@Parameters(paramLabel = "DIR", description = "A folder that is empty or does not exist yet.")
	private Path folder = Path.of("");

	BackupCommand(Shell shell, Engines engines) {
		this.shell = shell;
		this.engines = engines;
	}

	@Override
	public Integer call() {
		Path target = this.shell.folder().resolve(this.folder);
		try (Engine engine = this.engines.start()) {
			engine.backup().copyTo(target);
		}
		this.shell.out().printf("%s holds a copy of the database%n", target).flush();
		return ExitCode.DONE.number();
	}

}
