package io.linkkeeper.execution;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.linkkeeper.Definitions;
import io.linkkeeper.Links;
import io.linkkeeper.execution.CollectSpec.Decided;
import io.linkkeeper.execution.SubjectReader.Batch;
import io.linkkeeper.kaltura.waiting.Sleeper;
import io.linkkeeper.link.ShortLink;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.MDC;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests that the next batch is read while one is written, and that each is written once
 * and in order.
 */
@Timeout(60)
class ReadAheadTests {

	private static final LinkRule<ShortLink> DELETE_ALL = new LinkRule<>((links) -> links, Links::delete);

	private final BlockingQueue<String> read = new LinkedBlockingQueue<>();

	/** Three batches of one link: link1, link2, link3. */
	private @Nullable Batch<ShortLink> batch(@Nullable String position) {
		int number = (position != null) ? Integer.parseInt(position) + 1 : 1;
		this.read.add("link" + number + " for run " + MDC.get("run"));
		return (number <= 3) ? new Batch<>(List.of(Links.link("link" + number)), Integer.toString(number)) : null;
	}

	private static ReadAhead of(SubjectReader<ShortLink> reader) {
		return new ReadAhead(CollectSpec.ofLinks(Definitions.expire(), reader, DELETE_ALL), Sleeper.system());
	}

	private static String link(@Nullable Decided decided) {
		return Objects.requireNonNull(decided).decisions().changes().get(0).link().id();
	}

	@Test
	void readsTheNextBeforeItIsAskedFor() throws InterruptedException {
		MDC.put("run", "12");
		try (ReadAhead ahead = of(this::batch)) {
			assertThat(link(ahead.next(null))).isEqualTo("link1");
			assertThat(this.read.poll(30, TimeUnit.SECONDS)).isEqualTo("link1 for run 12");
			assertThat(this.read.poll(30, TimeUnit.SECONDS)).as("not asked for yet").isEqualTo("link2 for run 12");
		}
		finally {
			MDC.remove("run");
		}
	}

	@Test
	void readsEachOnceUntilTheEnd() {
		try (ReadAhead ahead = of(this::batch)) {
			assertThat(link(ahead.next(null))).isEqualTo("link1");
			assertThat(link(ahead.next("1"))).isEqualTo("link2");
			assertThat(link(ahead.next("2"))).isEqualTo("link3");
			assertThat(ahead.next("3")).isNull();
		}
		assertThat(this.read).hasSize(4);
	}

	@Test
	void knowsWhatThereWasToReadAtItsBeginning() {
		SubjectReader<ShortLink> counted = new SubjectReader<>() {

			@Override
			public @Nullable Batch<ShortLink> read(@Nullable String position) {
				return batch(position);
			}

			@Override
			public long remaining(@Nullable String position) {
				return (position != null) ? 3 - Integer.parseInt(position) : 3;
			}

		};
		try (ReadAhead ahead = of(counted)) {
			ahead.next("1");
			ahead.next("2");
			assertThat(ahead.total()).isEqualTo(2);
		}
	}

	@Test
	void doesNotKnowWhatAReaderCannotCount() {
		try (ReadAhead ahead = of(this::batch)) {
			ahead.next(null);
			assertThat(ahead.total()).isEqualTo(SubjectReader.UNKNOWN);
		}
	}

	@Test
	void continuesWhereAnEarlierExecutionEnded() {
		try (ReadAhead ahead = of(this::batch)) {
			assertThat(link(ahead.next("2"))).isEqualTo("link3");
		}
	}

	@Test
	void failsOnlyWithTheBatchThatFailed() {
		try (ReadAhead ahead = of((position) -> {
			if (position != null) {
				throw new IllegalStateException("no second batch");
			}
			return batch(null);
		})) {
			assertThat(link(ahead.next(null))).isEqualTo("link1");
			assertThatIllegalStateException().isThrownBy(() -> ahead.next("1")).withMessage("no second batch");
		}
	}

	@Test
	void waitsForWhatIsBeingReadBeforeItIsClosed() {
		CountDownLatch closing = new CountDownLatch(1);
		try (ReadAhead ahead = of((position) -> {
			if (position != null) {
				awaitUninterrupted(closing);
			}
			return batch(position);
		})) {
			assertThat(link(ahead.next(null))).isEqualTo("link1");
			CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS).execute(closing::countDown);
		}
		assertThat(this.read).hasSize(2);
	}

	private static void awaitUninterrupted(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			throw new AssertionError("interrupted", ex);
		}
	}

}
