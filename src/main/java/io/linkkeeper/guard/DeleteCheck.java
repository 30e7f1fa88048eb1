package io.linkkeeper.guard;

import io.linkkeeper.run.ExitCode;
import io.linkkeeper.run.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * Checks that the deletes of a plan, which are final, are confirmed by their number.
 */
public final class DeleteCheck {

	private DeleteCheck() {
	}

	/**
	 * Refuses a plan whose deletes are not confirmed.
	 * @param runId the run
	 * @param deletes the number of links that the plan deletes
	 * @param overLimit why it may exceed a limit, or {@code null}
	 * @param confirmed the confirmed number, or {@code null} for none
	 * @throws DeletesUnconfirmedException when there are deletes and no number
	 * @throws RefusedException when the number is another one
	 */
	public static void refuseUnconfirmed(long runId, long deletes, @Nullable String overLimit,
			@Nullable Long confirmed) {
		String what = "Run %d deletes %d %s for good".formatted(runId, deletes, (deletes == 1) ? "link" : "links");
		String command = "`apply %d%s --deletes %d` confirms it. Nothing was changed.".formatted(runId,
				(overLimit != null) ? " --over-limit REASON" : "", deletes);
		if (confirmed != null && confirmed != deletes) {
			throw new RefusedException(ExitCode.USAGE, "%s, not %d. %s".formatted(what, confirmed, command));
		}
		if (confirmed == null && deletes > 0) {
			throw new DeletesUnconfirmedException(deletes, what + ". " + command);
		}
	}

}
