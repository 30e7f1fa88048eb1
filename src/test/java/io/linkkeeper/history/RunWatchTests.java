package io.linkkeeper.history;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import io.linkkeeper.TestAt;
import io.linkkeeper.kaltura.waiting.Sleeper;
import io.linkkeeper.ledger.ChangeState;
import io.linkkeeper.ledger.TestLedger;
import io.linkkeeper.lock.Fence;
import io.linkkeeper.lock.Ownership;
import io.linkkeeper.run.RefusedException;
import io.linkkeeper.run.Run;
import org.junit.jupiter.api.Test;

import static io.linkkeeper.Place.GUIDE;
import static io.linkkeeper.Place.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Following a run. What happens between two looks is what the test does instead of
 * sleeping.
 */
@TestAt({ GUIDE, POSTGRESQL })
class RunWatchTests {

	private final TestLedger ledger = new TestLedger();

	private final Ownership ownership = new Ownership(this.ledger.locks(), new Fence(), false, Duration.ofSeconds(30));

	private final Deque<Runnable> meanwhile = new ArrayDeque<>();

	private final List<RunSummary> shown = new ArrayList<>();

	private final RunWatch watch = new RunWatch(this.ledger.queries(other()), this::sleep);

	private void sleep(Duration duration) {
		assertThat(duration).isEqualTo(RunWatch.POLL_INTERVAL);
		this.meanwhile.pop().run();
	}

	@Test
	void passesARunOnAsOftenAsItChangesAndEndsWithIt() {
		Run run = executing();
		this.meanwhile.add(() -> {
		});
		this.meanwhile.add(() -> this.ledger.settle(run, ChangeState.APPLIED));
		this.meanwhile.add(() -> end(run));
		RunSummary last = follow(run);
		assertThat(this.shown).extracting(RunSummary::state, RunSummary::applied)
			.containsExactly(tuple(RunState.RUNNING, 0L), tuple(RunState.RUNNING, 1L), tuple(RunState.DONE, 1L));
		assertThat(last.exitCode()).isZero();
	}

	@Test
	void endsAtOnceForARunThatNoProcessExecutes() {
		RunSummary last = follow(this.ledger.plan(3));
		assertThat(last.state()).isEqualTo(RunState.INTERRUPTED);
		assertThat(this.shown).containsExactly(last);
	}

	@Test
	void endsWhenTheProcessDies() {
		Run run = executing();
		this.meanwhile.add(() -> this.ledger.letPass(Duration.ofMinutes(2)));
		assertThat(follow(run).state()).isEqualTo(RunState.INTERRUPTED);
	}

	@Test
	void endsWhenNobodyWaitsAnyMore() {
		Run run = executing();
		RunSummary last = this.watch.follow(run.id(), this.shown::add, () -> true);
		assertThat(last.state()).isEqualTo(RunState.RUNNING);
		assertThat(this.shown).hasSize(1);
	}

	@Test
	void refusesARunThatIsNotThere() {
		assertThatThrownBy(() -> this.watch.follow(7, this.shown::add, () -> false))
			.isInstanceOf(RefusedException.class)
			.hasMessage("There is no run 7");
	}

	@Test
	void endsWithAnInterrupt() {
		Run run = executing();
		Sleeper interrupted = (duration) -> {
			throw new InterruptedException();
		};
		RunWatch other = new RunWatch(this.ledger.queries(other()), interrupted);
		assertThatThrownBy(() -> other.follow(run.id(), this.shown::add, () -> false))
			.isInstanceOf(RefusedException.class);
		assertThat(Thread.interrupted()).isTrue();
	}

	private RunSummary follow(Run run) {
		return this.watch.follow(run.id(), this.shown::add, () -> false);
	}

	/** The ownership of the process that looks. */
	private Ownership other() {
		return new Ownership(this.ledger.locks(), new Fence(), false, Duration.ofSeconds(30));
	}

	private Run executing() {
		Run run = this.ledger.plan(3);
		this.ownership.heartbeat();
		this.ownership.lockRun(run);
		return run;
	}

	private void end(Run run) {
		this.ledger.ends().record(run.id(), 0, "Done.", this.ledger.changes().count(run.id()));
		this.ownership.release(run.id());
	}

}
