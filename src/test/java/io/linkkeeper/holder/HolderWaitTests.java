package io.linkkeeper.holder;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import io.linkkeeper.database.DatabaseHeldException;
import io.linkkeeper.run.ExitCode;
import io.linkkeeper.run.RefusedException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class HolderWaitTests {

	private final DatabaseHeldException held = new DatabaseHeldException(Path.of("data"), "process 7");

	private final AtomicInteger attempts = new AtomicInteger();

	private Duration slept = Duration.ZERO;

	private final HolderWait wait = new HolderWait((duration) -> this.slept = this.slept.plus(duration));

	@Test
	void waitsUntilTheHolderAnswers() {
		assertThat(this.wait.retry(() -> afterThree("takes no commands now"))).isEqualTo("answered");
		assertThat(this.slept).isEqualTo(HolderWait.INTERVAL.multipliedBy(3));
	}

	private String afterThree(String reason) {
		if (this.attempts.incrementAndGet() > 3) {
			return "answered";
		}
		throw this.held.withPassingReason(reason);
	}

	@Test
	void givesUpAfterFiveSeconds() {
		assertThatExceptionOfType(DatabaseHeldException.class).isThrownBy(() -> this.wait.retry(() -> {
			throw this.held.withPassingReason("takes no commands now");
		})).withMessageContaining("process 7, and it takes no commands now");
		assertThat(this.slept).isEqualTo(Duration.ofSeconds(5));
	}

	@Test
	void doesNotWaitForWhatStays() {
		assertThatExceptionOfType(DatabaseHeldException.class).isThrownBy(() -> this.wait.retry(() -> {
			throw this.held.withReason("is another release, 0.0.1");
		}));
		assertThat(this.slept).isZero();
	}

	@Test
	void endsWhenItIsInterrupted() {
		HolderWait interrupted = new HolderWait((duration) -> {
			throw new InterruptedException();
		});
		assertThatExceptionOfType(RefusedException.class)
			.isThrownBy(() -> interrupted.retry(() -> afterThree("takes no commands now")))
			.satisfies((refusal) -> assertThat(refusal.exitCode()).isEqualTo(ExitCode.STOPPED));
		assertThat(Thread.interrupted()).isTrue();
	}

}
