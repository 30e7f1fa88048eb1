package io.linkkeeper.execution;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import io.linkkeeper.execution.CollectSpec.Decided;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads and decides ahead: while one batch is written down, the next is worked out. One
 * that was worked out and is not asked for any more is forgotten, so a restart works it
 * out again. For one thread.
 */
public final class ReadAhead implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(ReadAhead.class);

	private static final Duration LAST_WORD = Duration.ofSeconds(10);

	private final CollectSpec<?> assignment;

	private final ExecutorService thread = Executors.newSingleThreadExecutor(new RunThreads("collect"));

	private @Nullable Ahead ahead;

	ReadAhead(CollectSpec<?> assignment) {
		this.assignment = assignment;
	}

	/**
	 * The batch that begins somewhere, while it is worked out.
	 *
	 * @param position where it begins, or {@code null} for the beginning
	 * @param decided the batch, or {@code null} at the end
	 */
	private record Ahead(@Nullable String position, CompletableFuture<@Nullable Decided> decided) {

	}

	/**
	 * The next batch, after which the one behind it is begun.
	 * @param position where it begins, or {@code null} for the beginning
	 * @return the batch and what was decided about it, or {@code null} at the end
	 * @throws RuntimeException what reading or deciding failed with
	 */
	@Nullable public Decided next(@Nullable String position) {
		Decided decided = RunThreads.join(at(position).decided());
		this.ahead = (decided != null) ? begin(decided.position()) : null;
		return decided;
	}

	private Ahead at(@Nullable String position) {
		Ahead begun = this.ahead;
		return (begun != null && Objects.equals(begun.position(), position)) ? begun : begin(position);
	}

	private Ahead begin(@Nullable String position) {
		return new Ahead(position, CompletableFuture.supplyAsync(() -> this.assignment.next(position), this.thread));
	}

	/**
	 * Waits a while for what is being worked out. It is not interrupted, as it may be
	 * reading from the database, whose file an interrupt would close.
	 */
	@Override
	public void close() {
		this.thread.shutdown();
		try {
			if (!this.thread.awaitTermination(LAST_WORD.toMillis(), TimeUnit.MILLISECONDS)) {
				logger.warn("What was read ahead is not done after " + LAST_WORD + ", and is left alone");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
