package io.linkkeeper.audit;

import java.util.Locale;

/**
 * The actions that are recorded, named like the commands.
 */
public enum AuditAction {

	/** Starts a run that applies its plan. */
	RUN,

	/** Starts a run that stops after the guard. */
	PLAN,

	/** Approves a plan. */
	APPLY,

	/** Leaves planned changes out of a plan. */
	LEAVE_OUT,

	/** Takes changes that were left out into their plan again. */
	PUT_BACK,

	/** Resumes a run. */
	RESTART,

	/** Stops a run. */
	STOP,

	/** Abandons a run, or rejects its plan. */
	ABANDON,

	/** Starts a run that reverts another one. */
	UNDO,

	/** Repairs a run whose process died. */
	RECOVER,

	/** Pauses a scheduled job. */
	PAUSE,

	/** Resumes a scheduled job. */
	RESUME;

	/**
	 * Returns the name used in JSON and tables.
	 * @return the name of the command
	 */
	public String label() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
