package io.linkkeeper.cli;

import java.util.function.Function;

import io.linkkeeper.ledger.RunSummary;

/**
 * Starts the application for the commands that need it, once their arguments are known to
 * be right.
 */
final class Engines {

	private final Shell shell;

	private final RootCommand root;

	Engines(Shell shell, RootCommand root) {
		this.shell = shell;
		this.root = root;
	}

	Engine start() {
		return new Engine();
	}

	/**
	 * Does one operation on a run and reports how it ended.
	 * @return the exit code
	 */
	int operate(Function<Engine, RunEnd> operation) {
		try (Engine engine = start()) {
			RunEnd end = operation.apply(engine);
			report(end.run());
			this.shell.say(end.message());
			return end.exitCode();
		}
	}

	private void report(RunSummary run) {
		this.shell.out()
			.printf("run %d of %s: %s%n", run.id(), run.job(), run.status())
			.printf("scanned %d: planned %d, unchanged %d, rejected %d%n", run.scanned(), run.planned(),
					run.unchanged(), run.rejected())
			.printf("planned %d: applied %d (already so %d), stale %d, failed %d, unknown %d, not sent %d%n",
					run.planned(), run.applied(), run.alreadySo(), run.stale(), run.failed(), run.unknown(),
					run.notSent())
			.flush();
	}

}
