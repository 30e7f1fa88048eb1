package io.linkkeeper.simulation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import io.linkkeeper.kaltura.waiting.Sleeper;
import io.linkkeeper.kaltura.waiting.TaskPool;

/**
 * The clock and the sleeper of the process whose thread asks.
 */
final class SimulatedTime extends Clock implements Sleeper {

	private final Supplier<World> world;

	SimulatedTime(Supplier<World> world) {
		this.world = world;
	}

	@Override
	public Instant instant() {
		return Instant.ofEpochMilli(this.world.get().timeHere());
	}

	@Override
	public ZoneId getZone() {
		return ZoneOffset.UTC;
	}

	@Override
	public Clock withZone(ZoneId zone) {
		throw new UnsupportedOperationException();
	}

	@Override
	public void sleep(Duration duration) throws InterruptedException {
		Scheduler scheduler = this.world.get().scheduler();
		SimulatedProcess process = scheduler.current().process();
		process.step();
		requireUninterrupted();
		scheduler.await(() -> false, duration.toMillis());
		process.requireAlive();
		requireUninterrupted();
	}

	static void requireUninterrupted() throws InterruptedException {
		if (Thread.interrupted()) {
			throw new InterruptedException();
		}
	}

	@Override
	public void acquire(ReentrantLock lock) throws InterruptedException {
		requireUninterrupted();
		Scheduler scheduler = this.world.get().scheduler();
		scheduler.await(() -> !lock.isLocked());
		scheduler.current().process().requireAlive();
		requireUninterrupted();
		lock.lockInterruptibly();
	}

	/** The same part in all of a history: chance comes from the scheduler alone. */
	@Override
	public Duration spread(Duration pause, double least, double most) {
		double part = this.world.get().script().spread();
		return Duration.ofMillis((long) (pause.toMillis() * (least + (most - least) * part)));
	}

	@Override
	public TaskPool pool(String name, int atATime) {
		Scheduler scheduler = this.world.get().scheduler();
		return new SimulatedPool(scheduler, scheduler.current().process(), atATime);
	}

}
