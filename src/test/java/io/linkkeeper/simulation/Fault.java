package io.linkkeeper.simulation;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What chance may do at a step of a history.
 */
enum Fault {

	/** Another thread goes on. */
	SWITCH,
	/** The process is killed. */
	KILL,
	/** The process stands still for longer than its lease, and goes on. */
	PAUSE,
	/** Another user changes a link. */
	FOREIGN_CHANGE,
	/** The commit fails and nothing is written. */
	COMMIT_FAILS,
	/** The commit succeeds, but its answer is lost. */
	COMMIT_UNHEARD,
	/** The process is killed before the commit. */
	KILL_AT_COMMIT,
	/** The server cannot be reached: nothing is sent. */
	UNREACHABLE,
	/** The answer is lost. */
	LOST_ANSWER,
	/** The request takes effect late, after the client has given up. */
	LATE_EFFECT,
	/**
	 * The server executes the first calls of the request only, and the answer is lost.
	 */
	CUT_OFF,
	/** The server's rate limit blocks the request. */
	BLOCKED,
	/** The session has expired. */
	SESSION_EXPIRED,
	/** The server answers late. */
	SLOW,
	/** The commit is reported as successful and never reaches the disk. */
	COMMIT_LOST,
	/** New links appear only after they were sent again. */
	VERY_LATE_ADD,
	/**
	 * The process stands still, with a request to send, until about when it counts as
	 * dead, and the request takes effect late.
	 */
	SUSPENDED;

	/** What only histories of further kinds have. */
	static final Set<Fault> FURTHER = EnumSet.of(COMMIT_LOST, VERY_LATE_ADD, SUSPENDED);

	/** What may happen between two accesses of a process to the outside. */
	static final List<Fault> AT_STEP = List.of(SWITCH, KILL, PAUSE, FOREIGN_CHANGE);

	static final List<Fault> AT_SENDING = List.of(SUSPENDED);

	static final List<Fault> AT_COMMIT = List.of(COMMIT_FAILS, COMMIT_UNHEARD, KILL_AT_COMMIT, COMMIT_LOST);

	static final List<Fault> AT_READ = List.of(UNREACHABLE, LOST_ANSWER, BLOCKED, SESSION_EXPIRED, SLOW);

	static final List<Fault> AT_WRITE = List.of(UNREACHABLE, LOST_ANSWER, LATE_EFFECT, CUT_OFF, BLOCKED,
			SESSION_EXPIRED, SLOW, VERY_LATE_ADD);

}
