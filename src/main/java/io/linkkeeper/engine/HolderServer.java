package io.linkkeeper.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

import io.linkkeeper.holder.Endpoint;
import io.linkkeeper.text.FailureText;
import org.jspecify.annotations.Nullable;

/**
 * Executes commands of other processes with this process's engine as soon as it has
 * started. Thread-safe.
 */
final class HolderServer implements AutoCloseable {

	private final Shell shell;

	private final CompletableFuture<Engine> engine = new CompletableFuture<>();

	private final @Nullable Endpoint endpoint;

	/**
	 * Opens the endpoint. If that fails, this process works without, and other commands
	 * wait.
	 * @param data the data folder, held by this process
	 * @param sandbox whether this process works on the sandbox
	 * @param commandLines creates the command line of each command
	 */
	HolderServer(Shell shell, Path data, boolean sandbox, CommandLineFactory commandLines) {
		this.shell = shell;
		this.endpoint = endpoint(data, sandbox, commandLines);
	}

	private @Nullable Endpoint endpoint(Path data, boolean sandbox, CommandLineFactory commandLines) {
		try {
			return Endpoint.open(data, RootCommand.Version.number(),
					(request) -> new HolderCommand(this.shell, sandbox, this.engine, commandLines, request));
		}
		catch (IOException ex) {
			this.shell.say("Other commands have to wait until this one has ended: " + FailureText.of(ex));
			return null;
		}
	}

	/**
	 * Sets the engine, with which waiting commands continue.
	 */
	void use(Engine started) {
		this.engine.complete(started);
	}

	/**
	 * Closes the endpoint and waits until the accepted commands have ended. Without an
	 * engine they are refused.
	 */
	@Override
	public void close() {
		this.engine.cancel(false);
		if (this.endpoint != null) {
			if (this.endpoint.working() > 0) {
				this.shell.say("Waiting for %d commands of other processes".formatted(this.endpoint.working()));
			}
			this.endpoint.close();
		}
	}

}
