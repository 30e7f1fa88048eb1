package io.linkkeeper.simulation;

/**
 * A fence, a wait, a check, a read-back or a part of its work that the program has and
 * that is taken out, to see whether the histories miss it.
 * <p>
 * Four of them do no harm by themselves, as the {@link io.linkkeeper.lock.Fence} refuses
 * each transaction of a process that lost a lock, and a process that holds its locks
 * executes its steps one after the other: {@link #BATCH_IS_COLLECTED_TWICE},
 * {@link #COLLECTS_AFTER_THE_VERDICT} and {@link #OUTCOMES_NEED_NO_LEASE} are second
 * checks behind it, which hold should the first be lost. So is
 * {@link #DEAD_OWNER_LOSES_ONE_LOCK}: the lock that another process acquires is always
 * taken from its dead owner, and an owner that has lost one of its locks writes nothing
 * more for that run. Should it wake with the others, it releases them at its next
 * transaction. Until then, commands on its run are refused as while it executes; but what
 * it sent is read back nevertheless, as only the holder of an account does so.
 */
enum PlantedFault {

	FENCE_CHECKS_NOTHING("lock.Fence", "check", Planted.Nothing.class),
	LOCKS_ARE_NOT_REQUIRED("lock.Ownership", "requireAll", Planted.Nothing.class),
	EVERY_HOLDER_IS_DEAD("lock.Ownership", "isDead", Planted.True.class),
	RUN_HAS_NO_LIVING_OWNER("lock.Ownership", "livingOwnerOf", Planted.Empty.class),
	DEAD_OWNER_LOSES_ONE_LOCK("delete from run_lock where owner = ?",
			"delete from run_lock where name in (select min(name) from run_lock where owner = ?)"),
	NOTHING_IS_IN_FLIGHT("lock.Ownership", "longestInFlight", Planted.NoTime.class),
	ACCOUNT_IS_NOT_LOCKED("apply.AccountLock", "acquire", Planted.Nothing.class),
	BATCH_IS_COLLECTED_TWICE("coalesce(collect_position, '') = ?", "cast(? as varchar(4000)) is not null"),
	COLLECTS_AFTER_THE_VERDICT("where id = ? and verdict is null and coalesce", "where id = ? and coalesce"),
	PLANNED_ROWS_ARE_PLANNED_AGAIN("ledger.PlannedRows", "withoutPlanned", Planted.KeepAll.class),
	APPLIES_WITHOUT_APPROVAL("run.Run", "mayApply", Planted.True.class),
	NO_EFFECT_IS_LATE("apply.UnknownOutcomeResolver", "mayTakeEffect", Planted.False.class),
	CHANGE_IS_READ_BACK_AS_NOT_THERE("apply.AnswerCheck", "readBack", Planted.NotThere.class),
	ADD_IS_READ_BACK_AS_NOT_THERE("apply.AddCheck", "readBack", Planted.NotThere.class),
	ADD_IS_SENT_UNCHECKED("apply.AddCheck", "beforeSending", Planted.Null.class),
	CHANGE_IS_SENT_UNCHECKED("apply.Recheck", "checkLink", Planted.Null.class),
	CHANGE_IS_SENT_LATE("kaltura.LinkSender", "requireTime", Planted.Nothing.class),
	WRITES_ARE_REPEATED("kaltura.http.Retries", "run", Planted.RetriesAll.class),
	SENT_ROWS_ARE_NOT_TAKEN_OVER("ledger.LinkChanges", "takeOver", Planted.Nothing.class),
	SENT_ROWS_OF_OTHERS_ARE_NOT_READ_BACK("apply.UnknownOutcomes", "readBackOthers", Planted.Nothing.class),
	UNDO_READS_NOTHING_BACK("operate.Executions", "readBack", Planted.Nothing.class),

	ABANDON_READS_NOTHING_BACK("operate.Recovery", "readBack", Planted.CountsOnly.class),

	UNDO_CHANGES_WHAT_OTHERS_CHANGED("undo.UndoRule", "requireUntouched", Planted.Nothing.class),

	TWINS_ARE_NOT_LOOKED_FOR("apply.TwinCorrection", "plan", Planted.Nothing.class),

	NOTHING_IS_PROTECTED("definition.section.Protection", "entryFor", Planted.Empty.class),

	DISK_IS_NOT_ASKED("simulation.SimulatedDisk", "requireIntact", Planted.Nothing.class),
	OUTCOMES_NEED_NO_LEASE("where run_id = ? and seq = ? and lease = ?",
			"where run_id = ? and seq = ? and cast(? as varchar(40)) is not null"),
	NOTHING_IS_ADMITTED("definition.JobDefinition", "admits", Planted.False.class),

	INPUT_ROWS_ARE_LOST("ledger.InputRows", "add", Planted.Nothing.class),

	UNDO_FINDS_NO_CHANGE("undo.AppliedChangeReader", "read", Planted.Null.class),

	CLAIMED_ROWS_ARE_CLAIMED("where run_id = ? and state = ? and seq between",
			"where run_id = ? and cast(? as varchar(20)) is not null and seq between");

	private final String where;

	private final String what;

	private final Class<?> advice;

	/** Takes a method out. */
	PlantedFault(String type, String method, Class<?> advice) {
		this.where = type;
		this.what = method;
		this.advice = advice;
	}

	/** Takes a condition out of a statement. */
	PlantedFault(String sql, String without) {
		this(sql, without, Void.class);
	}

	/** Takes it out until what it returns is closed. */
	Planted plant() {
		return (this.advice == Void.class) ? Planted.statement(this.where, this.what)
				: Planted.method("io.linkkeeper." + this.where, this.what, this.advice);
	}

}
