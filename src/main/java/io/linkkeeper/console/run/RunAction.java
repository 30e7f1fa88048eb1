package io.linkkeeper.console.run;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import io.linkkeeper.console.access.Role;
import io.linkkeeper.console.change.ShownRun;
import io.linkkeeper.history.RunState;
import io.linkkeeper.history.RunSummary;
import io.linkkeeper.link.ChangeKind;

/**
 * What can be done with a run.
 */
enum RunAction {

	/** Lets a plan go on. */
	APPLY("Apply") {

		@Override
		boolean fits(RunSummary run) {
			return waits(run);
		}

		@Override
		Role role(ShownRun run) {
			boolean serious = run.isOverLimit() || run.run().kinds().of(ChangeKind.DELETE) > 0;
			return serious ? Role.APPROVER : Role.OPERATOR;
		}

		@Override
		String command(ShownRun run) {
			long deletes = run.run().kinds().of(ChangeKind.DELETE);
			return super.command(run) + (run.isOverLimit() ? " --over-limit REASON" : "")
					+ ((deletes > 0) ? " --deletes " + deletes : "");
		}

	},

	/** Gives a run up. */
	REJECT("Reject") {

		@Override
		boolean fits(RunSummary run) {
			return waits(run) || goesOn(run);
		}

		@Override
		String command(ShownRun run) {
			return "abandon " + run.id();
		}

	},

	/** Leaves some changes out of a plan, or puts them back. */
	LEAVE_OUT("Leave out") {

		@Override
		boolean fits(RunSummary run) {
			return waits(run);
		}

		@Override
		String path() {
			return "leave-out";
		}

	},

	/** Stops a run that executes. */
	STOP("Stop") {

		@Override
		boolean fits(RunSummary run) {
			return run.state() == RunState.RUNNING;
		}

	},

	/** Continues a run that did not come to its end. */
	RESTART("Restart") {

		@Override
		boolean fits(RunSummary run) {
			return goesOn(run);
		}

	},

	/** Plans to put back what a run changed. */
	UNDO("Undo") {

		@Override
		boolean fits(RunSummary run) {
			return run.state() != RunState.RUNNING && run.applied() > 0;
		}

		@Override
		String command(ShownRun run) {
			return super.command(run) + " --dry-run";
		}

	};

	private final String title;

	RunAction(String title) {
		this.title = title;
	}

	/** Returns what the button says. */
	String title() {
		return this.title;
	}

	/** Returns the last part of the address. */
	String path() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** Whether it can be done in the state of the run. */
	abstract boolean fits(RunSummary run);

	/** Returns who may do it. */
	Role role(ShownRun run) {
		return Role.OPERATOR;
	}

	/** Returns the command that does the same, without the program's name. */
	String command(ShownRun run) {
		return "%s %d".formatted(path(), run.id());
	}

	/** Returns what can be done with a run as a whole. */
	static List<RunAction> fitting(RunSummary run) {
		return Arrays.stream(values()).filter((action) -> action != LEAVE_OUT && action.fits(run)).toList();
	}

	private static boolean waits(RunSummary run) {
		return run.isContinuedBy("apply");
	}

	private static boolean goesOn(RunSummary run) {
		return run.isContinuedBy("restart");
	}

}
