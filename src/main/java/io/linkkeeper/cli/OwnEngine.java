package io.linkkeeper.cli;

import io.linkkeeper.database.DatabaseHeldException;

/**
 * Starts an engine in this process, which stops on a signal.
 */
final class OwnEngine implements EngineSource {

	private final Shell shell;

	private final RootCommand root;

	private final Signals signals;

	OwnEngine(Shell shell, RootCommand root, Signals signals) {
		this.shell = shell;
		this.root = root;
		this.signals = signals;
	}

	@Override
	public Engine open(Wish wish) {
		try {
			Engine engine = Engine.start(this.shell, this.root, this.root.commandLine());
			this.signals.stopOnSignal(engine::stop);
			return engine;
		}
		catch (DatabaseHeldException ex) {
			throw new ElsewhereException(ex, wish);
		}
	}

	/** Where the database is held, nobody else can do it. */
	@Override
	public Engine serve() {
		Engine engine = Engine.serve(this.shell, this.root, this.root.commandLine());
		this.signals.stopOnSignal(engine::stop);
		return engine;
	}

}
