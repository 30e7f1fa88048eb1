package io.linkkeeper.console.login;

import java.time.Duration;

import io.linkkeeper.SettableClock;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LoginAttemptsTests {

	private static final String HOME = "192.0.2.1";

	private final SettableClock clock = SettableClock.at("2026-06-01T12:00:00Z");

	private final LoginAttempts attempts = new LoginAttempts(this.clock);

	private void fail(int times, String user, String address) {
		for (int i = 0; i < times; i++) {
			assertThat(this.attempts.begin(user, address)).isZero();
		}
	}

	@Test
	void fewMistakesCostNothing() {
		fail(LoginAttempts.FREE, "ann", HOME);
	}

	@Test
	void waitDoublesWithEachFailure() {
		fail(LoginAttempts.FREE, "ann", HOME);
		assertThat(this.attempts.begin("ann", HOME)).isEqualTo(Duration.ofSeconds(1));
		this.clock.advance(Duration.ofSeconds(1));
		fail(1, "ann", HOME);
		assertThat(this.attempts.begin("ann", HOME)).isEqualTo(Duration.ofSeconds(2));
	}

	@Test
	void remembersNoMoreOfANameThanItsBeginning() {
		for (int i = 0; i < LoginAttempts.FREE; i++) {
			assertThat(this.attempts.begin("a".repeat(100 + i), "192.0.2." + i)).isZero();
		}
		assertThat(this.attempts.begin("a".repeat(200), HOME)).isPositive();
	}

	@Test
	void waitsNoLongerThanAMinute() {
		for (int i = 0; i < 30; i++) {
			this.clock.advance(LoginAttempts.LONGEST_WAIT);
			fail(1, "ann", HOME);
		}
		assertThat(this.attempts.begin("ann", HOME)).isEqualTo(LoginAttempts.LONGEST_WAIT);
	}

	@Test
	void slowsTheUserFromOtherAddresses() {
		fail(LoginAttempts.FREE, "ann", HOME);
		assertThat(this.attempts.begin("ann", "192.0.2.2")).isPositive();
		assertThat(this.attempts.begin("bob", "192.0.2.2")).isZero();
	}

	@Test
	void slowsTheAddressForOtherUsers() {
		for (int i = 0; i < LoginAttempts.FREE; i++) {
			fail(1, "user" + i, HOME);
		}
		assertThat(this.attempts.begin("another", HOME)).isPositive();
	}

	@Test
	void successForgetsFailures() {
		fail(LoginAttempts.FREE, "ann", HOME);
		this.attempts.succeeded("ann", HOME);
		fail(LoginAttempts.FREE, "ann", HOME);
	}

	@Test
	void timeForgetsFailures() {
		fail(LoginAttempts.FREE, "ann", HOME);
		this.clock.advance(Duration.ofMinutes(16));
		fail(LoginAttempts.FREE, "ann", HOME);
	}

	@Test
	void clockSetBackForgetsFailures() {
		fail(LoginAttempts.FREE, "ann", HOME);
		this.clock.advance(Duration.ofDays(-1));
		assertThat(this.attempts.begin("ann", HOME)).isZero();
	}

}
