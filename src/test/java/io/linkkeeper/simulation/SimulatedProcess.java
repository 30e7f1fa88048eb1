package io.linkkeeper.simulation;

import org.jspecify.annotations.Nullable;

/**
 * A worker process of a history, or something else that has threads.
 */
final class SimulatedProcess {

	private static final int MOST_STEPS_WITHOUT_DISK = 40;

	private final World world;

	private final String name;

	/** How far its clock is ahead of the time, in milliseconds. */
	private final long skew;

	/** Whether chance acts on it. */
	private final boolean mortal;

	private boolean alive = true;

	/** The steps after which it is killed, once its disk is full. */
	private int stepsLeft = Integer.MAX_VALUE;

	private long pausedUntil;

	private long lastHeartbeat;

	private int fibers;

	private SimulatedProcess(World world, String name, long skew, boolean mortal) {
		this.world = world;
		this.name = name;
		this.skew = skew;
		this.mortal = mortal;
	}

	static SimulatedProcess worker(World world, String name, long skew) {
		return new SimulatedProcess(world, name, skew, true);
	}

	/** What only acts on the world, and which nothing happens to. */
	static SimulatedProcess bystander(World world, String name) {
		return new SimulatedProcess(world, name, 0, false);
	}

	String name() {
		return this.name;
	}

	boolean isMortal() {
		return this.mortal;
	}

	boolean isAlive() {
		return this.alive;
	}

	long pausedUntil() {
		return this.pausedUntil;
	}

	long skew() {
		return this.skew;
	}

	boolean hasEnded() {
		return this.fibers == 0;
	}

	Fiber spawn(Runnable body) {
		this.fibers++;
		return this.world.scheduler().spawn(this, () -> {
			try {
				requireAlive();
				body.run();
			}
			finally {
				this.fibers--;
			}
		});
	}

	void die() {
		this.alive = false;
	}

	/** Its disk takes nothing any more, and it is killed after some steps. */
	void loseDisk(int number) {
		this.stepsLeft = number % MOST_STEPS_WITHOUT_DISK;
	}

	boolean isDiskIntact() {
		return this.stepsLeft == Integer.MAX_VALUE;
	}

	void requireAlive() {
		if (!this.alive) {
			throw new ProcessDeath();
		}
	}

	/**
	 * A moment at which this process may be killed or stopped, or others may act.
	 */
	void step() {
		requireAlive();
		if (!this.mortal) {
			return;
		}
		if (this.world.choices().isEndless()) {
			this.world.oracle().violated("it goes on for ever");
			kill("is ended");
		}
		if (!isDiskIntact() && --this.stepsLeft < 0) {
			kill("is killed");
		}
		Choice choice = this.world.choices().next(Fault.AT_STEP);
		if (choice != null) {
			happen(choice);
			requireAlive();
		}
	}

	/**
	 * A moment at which this process is about to send a write.
	 * @return what becomes of the request, or {@code null} when the network decides
	 */
	@Nullable Choice beforeSending() {
		if (!this.world.script().has(Script.Kind.LIMITS)) {
			return null;
		}
		Choice choice = this.world.choices().next(Fault.AT_SENDING);
		if (choice == null) {
			return null;
		}
		pause(choice.number());
		requireAlive();
		return new Choice(Fault.LATE_EFFECT, choice.number());
	}

	void noteHeartbeat() {
		this.lastHeartbeat = this.world.now();
	}

	private void happen(Choice choice) {
		switch (choice.fault()) {
			case SWITCH -> this.world.scheduler().yieldTo(choice.number());
			case KILL -> kill("is killed");
			case PAUSE -> pause(choice.number());
			case FOREIGN_CHANGE -> this.world.foreignChange(choice.number());
			default -> throw new IllegalArgumentException("Not at a step: " + choice);
		}
	}

	void kill(String how) {
		this.world.tell(this, how);
		die();
		throw new ProcessDeath();
	}

	private void pause(int number) {
		long now = this.world.now();
		long lease = World.LEASE.toMillis();
		this.pausedUntil = this.world.script().has(Script.Kind.LIMITS)
				? Math.max(now, this.lastHeartbeat + lease + 100L * (number % 120 - 20))
				: now + lease + 500 + 500L * (number % 200);
		this.world.tell(this, "stands still for %d s".formatted((this.pausedUntil - now) / 1000));
		this.world.noteSilence();
		this.world.scheduler().await(() -> true);
	}

}
