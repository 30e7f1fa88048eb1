package io.linkkeeper.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * Executes the threads of a history one at a time, in an order that its choices decide,
 * in a time that passes only while all of them wait.
 */
final class Scheduler {

	private static final long NEVER = Long.MAX_VALUE;

	private final List<Fiber> fibers = new ArrayList<>();

	private final List<Wake> timers = new ArrayList<>();

	private final Semaphore ended = new Semaphore(0);

	private final long start;

	private long now;

	private @Nullable Fiber current;

	private @Nullable Throwable failure;

	private int steps;

	/**
	 * Creates a scheduler without threads.
	 * @param start the first instant, in milliseconds since 1970
	 */
	Scheduler(long start) {
		this.start = start;
		this.now = start;
	}

	/** An action at an instant, on no thread of its own. */
	private record Wake(long at, Runnable action) {
	}

	long now() {
		return this.now;
	}

	/** Milliseconds since the history began. */
	long elapsed() {
		return this.now - this.start;
	}

	int steps() {
		return this.steps;
	}

	Fiber current() {
		Fiber fiber = this.current;
		if (fiber == null || !fiber.isThread(Thread.currentThread())) {
			throw new IllegalStateException("Not a thread of the simulation: " + Thread.currentThread().getName());
		}
		return fiber;
	}

	boolean isOnFiber() {
		Fiber fiber = this.current;
		return fiber != null && fiber.isThread(Thread.currentThread());
	}

	/** Has an action happen later. */
	void at(long instant, Runnable action) {
		this.timers.add(new Wake(instant, action));
	}

	/**
	 * Adds a thread, which begins when it is chosen.
	 */
	Fiber spawn(SimulatedProcess process, Runnable body) {
		Fiber fiber = new Fiber(process, () -> {
			try {
				body.run();
			}
			catch (ProcessDeath ex) {
				// killed
			}
			catch (Throwable ex) {
				fail(ex);
			}
		}, this::leave);
		this.fibers.add(fiber);
		return fiber;
	}

	void fail(Throwable ex) {
		if (this.failure == null) {
			this.failure = ex;
		}
	}

	/**
	 * Executes until all threads have ended.
	 */
	void run() {
		Fiber first = next(0);
		if (first != null) {
			this.current = first;
			first.proceed();
			this.ended.acquireUninterruptibly();
		}
		if (this.failure instanceof RuntimeException ex) {
			throw ex;
		}
		if (this.failure != null) {
			throw new IllegalStateException(this.failure);
		}
	}

	/**
	 * Lets another thread go on, if there is one.
	 * @param number decides which
	 */
	void yieldTo(int number) {
		this.steps++;
		Fiber self = current();
		self.await(() -> true, NEVER);
		List<Fiber> others = runnable((fiber) -> fiber != self);
		if (!others.isEmpty()) {
			handOver(self, others.get(number % others.size()));
		}
	}

	/**
	 * Has the current thread wait.
	 * @param ready what it waits for
	 * @param longest milliseconds after which it goes on in any case
	 */
	void await(BooleanSupplier ready, long longest) {
		this.steps++;
		Fiber self = current();
		self.await(ready, (longest == NEVER) ? NEVER : this.now + longest);
		Fiber next = next(this.steps);
		if (next != null && next != self) {
			handOver(self, next);
		}
	}

	void await(BooleanSupplier ready) {
		await(ready, NEVER);
	}

	/** Has the current thread wait, even when it is interrupted. */
	void awaitUninterruptibly(BooleanSupplier ready) {
		boolean interrupted = Thread.interrupted();
		Fiber self = current();
		self.setInterruptible(false);
		await(ready);
		self.setInterruptible(true);
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}

	private void handOver(Fiber self, Fiber next) {
		this.current = next;
		next.proceed();
		self.park();
	}

	private void leave(Fiber self) {
		this.fibers.remove(self);
		Fiber next;
		try {
			next = next(this.steps);
		}
		catch (RuntimeException | Error ex) {
			// a fault of the simulation itself: nobody can go on
			fail(ex);
			next = null;
		}
		this.current = next;
		if (next != null) {
			next.proceed();
		}
		else {
			this.ended.release();
		}
	}

	private List<Fiber> runnable(Predicate<Fiber> which) {
		return this.fibers.stream().filter(which).filter((fiber) -> fiber.isReady(this.now)).toList();
	}

	/** The thread that goes on, when time has passed until one can. */
	private @Nullable Fiber next(int number) {
		while (!this.fibers.isEmpty()) {
			List<Fiber> ready = runnable((fiber) -> true);
			if (!ready.isEmpty()) {
				return ready.get(number % ready.size());
			}
			if (!passTime()) {
				fail(new AssertionError("All threads wait for each other"));
				this.fibers.forEach((fiber) -> fiber.process().die());
			}
		}
		return null;
	}

	private boolean passTime() {
		long until = this.fibers.stream().mapToLong(Fiber::wakesAt).min().orElse(NEVER);
		for (Wake timer : this.timers) {
			until = Math.min(until, timer.at());
		}
		if (until == NEVER) {
			return false;
		}
		this.now = Math.max(this.now, until);
		List<Wake> due = this.timers.stream().filter((timer) -> timer.at() <= this.now).toList();
		this.timers.removeAll(due);
		due.forEach((timer) -> timer.action().run());
		return true;
	}

}
