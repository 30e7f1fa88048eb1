package io.linkkeeper.kaltura.limit;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import io.linkkeeper.kaltura.limit.AccountBudget.Slot;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The budget of an account that one process uses.
 */
class AccountBudgetTests {

	private static final Duration SECOND = Duration.ofSeconds(1);

	private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 7);

	private final Pace pace = Pace.of(2);

	private final AccountBudget budget = AccountBudget.of(2, this.pace, new LocalSlots(this.pace), this.now::get);

	private void advance(Duration time) {
		this.now.addAndGet(time.toNanos());
	}

	@Test
	void lendsItsPermitsToAllClients() throws InterruptedException {
		assertThat(this.budget.tryAcquire(Duration.ZERO)).isTrue();
		assertThat(this.budget.tryAcquire(Duration.ZERO)).isTrue();
		assertThat(this.budget.tryAcquire(Duration.ofMillis(1))).isFalse();
		this.budget.release();
		assertThat(this.budget.tryAcquire(Duration.ZERO)).isTrue();
	}

	@Test
	void spacesSlotsEvenly() {
		assertThat(this.budget.timeUntil(this.budget.reserve())).isZero();
		assertThat(this.budget.timeUntil(this.budget.reserve())).isEqualTo(Duration.ofMillis(510));
		assertThat(this.budget.timeUntil(this.budget.reserve())).isEqualTo(Duration.ofMillis(1020));
	}

	@Test
	void savesNoSlotsForABurst() {
		this.budget.reserve();
		advance(Duration.ofMinutes(1));
		assertThat(this.budget.timeUntil(this.budget.reserve())).isZero();
		assertThat(this.budget.timeUntil(this.budget.reserve())).isEqualTo(Duration.ofMillis(510));
	}

	@Test
	void letsNobodyUseASlotThatWasMissedInAStall() {
		Slot first = this.budget.reserve();
		Slot second = this.budget.reserve();
		Slot third = this.budget.reserve();
		advance(Duration.ofSeconds(10));
		assertThat(this.budget.isUsable(first)).isFalse();
		assertThat(this.budget.isUsable(second)).isFalse();
		assertThat(this.budget.isUsable(third)).isFalse();
		Slot fourth = this.budget.reserve();
		assertThat(this.budget.timeUntil(fourth)).isZero();
		assertThat(this.budget.isUsable(fourth)).isTrue();
		assertThat(this.budget.timeUntil(this.budget.reserve())).isEqualTo(Duration.ofMillis(510));
	}

	@Test
	void toleratesAWaitThatEndsALittleLate() {
		Slot slot = this.budget.reserve();
		advance(Duration.ofMillis(20));
		assertThat(this.budget.isUsable(slot)).isTrue();
		advance(Duration.ofNanos(1));
		assertThat(this.budget.isUsable(slot)).isFalse();
	}

	@Test
	void sendsNothingInAPause() {
		Slot before = this.budget.reserve();
		this.budget.pause(SECOND);
		this.budget.pause(Duration.ofMillis(1));
		assertThat(this.budget.isUsable(before)).isFalse();
		Slot end = this.budget.reserve();
		assertThat(this.budget.timeUntil(end)).isEqualTo(SECOND);
		advance(SECOND);
		assertThat(this.budget.isUsable(end)).as("the end of the pause is no slot").isFalse();
		assertThat(this.budget.isUsable(this.budget.reserve())).isTrue();
	}

	@Test
	void holdsTheRateAlsoAfterAPause() {
		this.budget.pause(SECOND);
		Slot end = this.budget.reserve();
		advance(SECOND);
		assertThat(this.budget.isUsable(end)).isFalse();
		assertThat(this.budget.timeUntil(this.budget.reserve())).isZero();
		assertThat(this.budget.timeUntil(this.budget.reserve())).isEqualTo(Duration.ofMillis(510));
	}

	@Test
	void knowsThatASlotIsReachedThatWasWaitedForWithoutAClock() {
		this.budget.reserve();
		Slot second = this.budget.reserve();
		assertThat(this.budget.isUsable(second)).isTrue();
		assertThat(this.budget.timeUntil(this.budget.reserve())).isEqualTo(Duration.ofMillis(510));
	}

}
