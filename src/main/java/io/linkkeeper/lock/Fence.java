package io.linkkeeper.lock;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Ties the transactions of a thread to the locks of the run that it works on: each begins
 * only if the locks are still held, and keeps them until its end, so that a process that
 * was silent for longer than its lease writes nothing after another one took its run
 * over. Thread-safe.
 */
@Component
public class Fence {

	private final ThreadLocal<@Nullable Runnable> checks = new ThreadLocal<>();

	/**
	 * Fences the transactions of the current thread.
	 * @param check called at the beginning of each transaction; throws
	 * {@link LostLockException} when a lock is lost
	 * @return ends the fencing on this thread
	 */
	public Section enter(Runnable check) {
		@Nullable Runnable outer = this.checks.get();
		this.checks.set(check);
		return () -> leave(outer);
	}

	private void leave(@Nullable Runnable outer) {
		if (outer != null) {
			this.checks.set(outer);
		}
		else {
			this.checks.remove();
		}
	}

	/**
	 * Checks the locks of the current thread's run, in the current transaction. Does
	 * nothing on a thread that works on no run.
	 * @throws LostLockException when one is lost
	 */
	public void check() {
		@Nullable Runnable check = this.checks.get();
		if (check != null) {
			check.run();
		}
	}

	/**
	 * The fencing of a thread, which ends when it is closed.
	 */
	@FunctionalInterface
	public interface Section extends AutoCloseable {

		@Override
		void close();

	}

}
