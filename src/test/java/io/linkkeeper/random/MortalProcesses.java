package io.linkkeeper.random;

import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;

import io.linkkeeper.MortalDataSource.Moment;
import io.linkkeeper.TestWorker;
import io.linkkeeper.history.RunState;
import io.linkkeeper.operate.RunResult;
import io.linkkeeper.sandbox.SandboxLink;

/**
 * Processes in which the verbs of a history are executed, and of which some die.
 */
final class MortalProcesses {

	private final HistoryBench bench;

	private final Random random;

	private final Supplier<Names> protectedNow;

	MortalProcesses(HistoryBench bench, Random random, Supplier<Names> protectedNow) {
		this.bench = bench;
		this.random = random;
		this.protectedNow = protectedNow;
	}

	/** Lets a process start a run, in which it may die, and another one go on. */
	long start(Function<TestWorker, RunResult> verb) {
		return act(0, verb);
	}

	/**
	 * Lets a process do something in which it may die, and another one go on.
	 * @param existing the run that is continued, or 0 for a new one
	 * @return the run, or 0 if the process died before it did anything
	 */
	long act(long existing, Function<TestWorker, RunResult> verb) {
		if (this.random.nextInt(3) > 0) {
			return verb.apply(this.bench.next()).run().id();
		}
		try {
			return mayDie(existing, verb);
		}
		finally {
			this.bench.mortal().revive();
		}
	}

	private long mayDie(long existing, Function<TestWorker, RunResult> verb) {
		long last = this.bench.lastRun();
		Map<String, SandboxLink> before = this.bench.links();
		this.bench.mortal()
			.dieAt(1 + this.random.nextInt(45), this.random.nextBoolean() ? Moment.BEFORE : Moment.AFTER);
		try {
			RunResult result = verb.apply(this.bench.dying());
			if (!this.bench.mortal().isDead()) {
				return result.run().id();
			}
		}
		catch (RuntimeException ex) {
			if (!this.bench.mortal().isDead()) {
				throw ex;
			}
		}
		long newest = this.bench.lastRun();
		long run = (existing == 0 && newest != last) ? newest : existing;
		return (run != 0) ? goOn(run, existing != 0, before) : 0;
	}

	private long goOn(long run, boolean waited, Map<String, SandboxLink> before) {
		Ledger left = Ledger.read(this.bench.next(), run);
		new Difference(before, this.bench.links(), left).expectPlanned(this.protectedNow.get());
		this.bench.later();
		this.bench.next().operator().recover(run);
		left = Ledger.read(this.bench.next(), run);
		if (left.run().state() == RunState.INTERRUPTED) {
			this.bench.next().operator().restart(run);
			left = Ledger.read(this.bench.next(), run);
		}
		return (waited && left.run().next() != null) ? 0 : run;
	}

}
