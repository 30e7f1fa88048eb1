package io.linkkeeper.execution;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

import io.linkkeeper.execution.CollectSpec.Decided;
import io.linkkeeper.kaltura.waiting.Sleeper;
import io.linkkeeper.kaltura.waiting.TaskPool;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads and decides one batch ahead on a thread of its own, while the caller records the
 * batch before. A batch that was read and not requested is discarded; a restart reads it
 * again. For one calling thread.
 */
public final class ReadAhead implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(ReadAhead.class);

	private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

	private final CollectSpec<?> spec;

	private final TaskPool thread;

	private @Nullable Pending pending;

	private @Nullable Long total;

	/**
	 * Creates a reader that has read nothing.
	 * @param spec reads and decides
	 * @param threads opens the thread on which it does
	 */
	ReadAhead(CollectSpec<?> spec, Sleeper threads) {
		this.spec = spec;
		this.thread = threads.pool("collect", 1);
	}

	/**
	 * The batch at a position, while it is read.
	 *
	 * @param position where the batch begins, or {@code null} for the first one
	 * @param decided the decisions about it, or {@code null} after the last
	 */
	private record Pending(@Nullable String position, CompletableFuture<@Nullable Decided> decided) {

	}

	/**
	 * Waits for a batch and starts reading the one after it.
	 * @param position where the batch begins, or {@code null} for the first one
	 * @return the decisions about it, or {@code null} after the last
	 * @throws RuntimeException the failure of reading or deciding
	 */
	public @Nullable Decided next(@Nullable String position) {
		if (this.total == null) {
			this.total = this.spec.reader().remaining(position);
		}
		Decided decided = this.thread.join(at(position).decided());
		this.pending = (decided != null) ? begin(decided.position()) : null;
		return decided;
	}

	/**
	 * Returns how many links or rows there were to read at the first request.
	 * @return the number, or {@link SubjectReader#UNKNOWN}
	 */
	public long total() {
		return Objects.requireNonNullElse(this.total, SubjectReader.UNKNOWN);
	}

	private Pending at(@Nullable String position) {
		Pending begun = this.pending;
		return (begun != null && Objects.equals(begun.position(), position)) ? begun : begin(position);
	}

	private Pending begin(@Nullable String position) {
		return new Pending(position, this.thread.submit(() -> this.spec.next(position)));
	}

	/**
	 * Waits a while for the batch that is being read. The thread is not interrupted: it
	 * may read from the database, and an interrupt would close the database file.
	 */
	@Override
	public void close() {
		this.thread.close();
		try {
			if (!this.thread.awaitEnd(CLOSE_TIMEOUT)) {
				logger
					.warn("The batch that is read ahead is not complete after " + CLOSE_TIMEOUT + "; it is discarded");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
