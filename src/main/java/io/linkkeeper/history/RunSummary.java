package io.linkkeeper.history;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

import io.linkkeeper.run.CollectCounts;
import io.linkkeeper.run.KindCounts;
import io.linkkeeper.run.RunMode;
import io.linkkeeper.run.StateCounts;
import org.jspecify.annotations.Nullable;

/**
 * A run in one line. Its planned changes are the sum of its changes by state.
 *
 * @param id the run id
 * @param start what the run was started with
 * @param lastExecution the state of its last execution
 * @param collected counts of the collect step
 * @param changes its changes by state
 * @param outlook its state in words and what continues it
 */
public record RunSummary(long id, Start start, LastExecution lastExecution, CollectCounts collected,
		StateCounts changes, Outlook outlook) {

	/**
	 * Returns the state.
	 * @return the state as operators name it
	 */
	public RunState state() {
		return this.outlook.state();
	}

	/**
	 * Returns the command that continues the run.
	 * @return the command without the program's name, or {@code null} when nothing is
	 * left to do
	 */
	public @Nullable String next() {
		return this.outlook.next();
	}

	/**
	 * Whether a verb continues the run.
	 * @param verb such as {@code apply}
	 * @return true when {@link #next} is a command with this verb
	 */
	public boolean isContinuedBy(String verb) {
		String next = next();
		return next != null && next.startsWith(verb + " ");
	}

	/**
	 * Returns the planned changes by kind, without those left out.
	 * @return the counts
	 */
	public KindCounts kinds() {
		return this.outlook.kinds();
	}

	/**
	 * Returns the applied changes by kind, including those already so.
	 * @return the counts
	 */
	public KindCounts appliedKinds() {
		return this.changes.kinds();
	}

	/**
	 * Returns the number of changes that a living process is sending.
	 * @return the number
	 */
	public long inFlight() {
		return this.changes.inFlight();
	}

	/**
	 * Returns the name of the definition.
	 * @return the name
	 */
	public String job() {
		return this.start.job();
	}

	/**
	 * Returns the job type.
	 * @return the type's label
	 */
	public String type() {
		return this.start.type();
	}

	/**
	 * Returns whether the run applies its plan without an approval.
	 * @return run or plan
	 */
	public RunMode mode() {
		return this.start.mode();
	}

	/**
	 * Returns what "now" means for the rules.
	 * @return the instant
	 */
	public Instant asOf() {
		return this.start.asOf();
	}

	/**
	 * Returns when the run was started.
	 * @return the instant
	 */
	public Instant startedAt() {
		return this.start.startedAt();
	}

	/**
	 * Returns what the command line changed in the definition.
	 * @return the values by key
	 */
	public Map<String, String> overrides() {
		return this.start.overrides();
	}

	/**
	 * Returns the Spring Batch status of the last execution.
	 * @return the status, {@code NEW} before the first execution
	 */
	public String status() {
		return this.lastExecution.status();
	}

	/**
	 * Returns the exit code of the last execution.
	 * @return the code, or {@code null} while it executes or after a crash
	 */
	public @Nullable Integer exitCode() {
		return this.lastExecution.exitCode();
	}

	/**
	 * Returns when the last execution ended.
	 * @return the instant, or {@code null}
	 */
	public @Nullable Instant endedAt() {
		return this.lastExecution.endedAt();
	}

	/**
	 * Returns the number of links or rows that were read.
	 * @return the number
	 */
	public long scanned() {
		return this.collected.scanned();
	}

	/**
	 * Returns the number of planned changes.
	 * @return the number
	 */
	public long planned() {
		return this.collected.planned();
	}

	/**
	 * Returns the number of links or rows that stay unchanged.
	 * @return the number
	 */
	public long unchanged() {
		return this.collected.unchanged();
	}

	/**
	 * Returns the number of input rows with warnings.
	 * @return the number
	 */
	public long warned() {
		return this.collected.warned();
	}

	/**
	 * Returns the number of applied changes, including those already so.
	 * @return the number
	 */
	public long applied() {
		return this.changes.applied();
	}

	/**
	 * Returns the number of changes that needed no request.
	 * @return the number
	 */
	public long alreadySo() {
		return this.changes.alreadySo();
	}

	/**
	 * Returns the number of stale changes.
	 * @return the number
	 */
	public long stale() {
		return this.changes.stale();
	}

	/**
	 * Returns the number of changes that were left out of the plan.
	 * @return the number
	 */
	public long leftOut() {
		return this.changes.leftOut();
	}

	/**
	 * Returns the number of rejected input rows and rejected changes.
	 * @return the number
	 */
	public long rejected() {
		return this.collected.rejected() + this.changes.rejected();
	}

	/**
	 * Returns the number of failed changes.
	 * @return the number
	 */
	public long failed() {
		return this.changes.failed();
	}

	/**
	 * Returns the number of changes with unknown outcome.
	 * @return the number
	 */
	public long unknown() {
		return this.changes.unknown();
	}

	/**
	 * Returns the number of planned changes that were not sent.
	 * @return the number
	 */
	public long notSent() {
		return this.changes.notSent();
	}

	/**
	 * What a run was started with.
	 *
	 * @param job the definition's name
	 * @param type the job type
	 * @param mode run or plan
	 * @param asOf what "now" means for the rules
	 * @param startedAt when the run was started
	 * @param overrides what the command line changed in the definition: the values by
	 * key, sorted
	 */
	public record Start(String job, String type, RunMode mode, Instant asOf, Instant startedAt,
			Map<String, String> overrides) {

		public Start {
			overrides = Collections.unmodifiableMap(new TreeMap<>(overrides));
		}

	}

	/**
	 * The state of a run in words and what continues it.
	 *
	 * @param state the state
	 * @param next the command that continues it, or {@code null} for none
	 * @param kinds the planned changes by kind, without those left out
	 */
	public record Outlook(RunState state, @Nullable String next, KindCounts kinds) {
	}

	/**
	 * The state of a run's last execution.
	 *
	 * @param status the Spring Batch status, or {@code NEW} before the first execution
	 * @param exitCode the exit code, or {@code null} while it executes or after a crash
	 * @param endedAt when it ended, or {@code null}
	 */
	public record LastExecution(String status, @Nullable Integer exitCode, @Nullable Instant endedAt) {
	}

}
