package io.linkkeeper.holder;

import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A command that prints a greeting and then waits until it is released or stopped.
 */
final class TestCommand implements RequestedCommand {

	static final int LET_GO = 3;

	static final int STOPPED = 5;

	private static final long LONGEST_SECONDS = 30;

	private final CommandRequest request;

	private final CountDownLatch begun = new CountDownLatch(1);

	private final CountDownLatch ended = new CountDownLatch(1);

	private final CountDownLatch free;

	private volatile int exitCode = LET_GO;

	TestCommand(CommandRequest request, CountDownLatch free) {
		this.request = request;
		this.free = free;
	}

	@Override
	public int execute(PrintWriter out, PrintWriter err) {
		String name = this.request.arguments().get(0);
		out.println("result of " + name);
		err.println("progress of " + name);
		err.flush();
		this.begun.countDown();
		await(this.free);
		this.ended.countDown();
		return this.exitCode;
	}

	@Override
	public void stop() {
		this.exitCode = STOPPED;
		this.free.countDown();
	}

	void awaitBegin() {
		await(this.begun);
	}

	void awaitEnd() {
		await(this.ended);
	}

	private static void await(CountDownLatch latch) {
		try {
			if (!latch.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
				throw new IllegalStateException("Nothing came");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
