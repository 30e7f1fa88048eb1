package io.linkkeeper.simulation;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * A thread of a simulated process. It executes only between {@link #proceed} and
 * {@link #park}.
 */
final class Fiber {

	private static final ExecutorService THREADS = Executors.newCachedThreadPool((task) -> {
		Thread thread = new Thread(task, "simulated");
		thread.setDaemon(true);
		return thread;
	});

	private final SimulatedProcess process;

	private final Runnable body;

	private final Consumer<Fiber> atEnd;

	private final Semaphore turn = new Semaphore(0);

	private @Nullable Thread thread;

	private boolean begun;

	private BooleanSupplier ready = () -> true;

	private long until = Long.MAX_VALUE;

	/** Whether it is within a transaction, where no other thread may go on. */
	private boolean inTransaction;

	private boolean interruptible = true;

	Fiber(SimulatedProcess process, Runnable body, Consumer<Fiber> atEnd) {
		this.process = process;
		this.body = body;
		this.atEnd = atEnd;
	}

	SimulatedProcess process() {
		return this.process;
	}

	boolean isThread(Thread other) {
		return this.thread == other;
	}

	boolean isInTransaction() {
		return this.inTransaction;
	}

	void setInTransaction(boolean inTransaction) {
		this.inTransaction = inTransaction;
	}

	void setInterruptible(boolean interruptible) {
		this.interruptible = interruptible;
	}

	void await(BooleanSupplier condition, long instant) {
		this.ready = condition;
		this.until = instant;
	}

	boolean isReady(long now) {
		if (!this.process.isAlive()) {
			return true;
		}
		return now >= this.process.pausedUntil() && (now >= this.until || isInterrupted() || this.ready.getAsBoolean());
	}

	private boolean isInterrupted() {
		Thread known = this.thread;
		return this.interruptible && known != null && known.isInterrupted();
	}

	/** When time alone makes it ready. */
	long wakesAt() {
		boolean ready = isInterrupted() || this.ready.getAsBoolean();
		return Math.max(this.process.pausedUntil(), ready ? 0 : this.until);
	}

	void proceed() {
		if (this.begun) {
			this.turn.release();
			return;
		}
		this.begun = true;
		THREADS.execute(this::execute);
	}

	private void execute() {
		this.thread = Thread.currentThread();
		try {
			this.body.run();
		}
		finally {
			Thread.interrupted();
			this.atEnd.accept(this);
		}
	}

	void park() {
		this.turn.acquireUninterruptibly();
	}

}
