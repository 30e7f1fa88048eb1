package io.linkkeeper.apply;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;

import io.linkkeeper.Links;
import io.linkkeeper.definition.section.Limits;
import io.linkkeeper.ledger.ChangeState;
import io.linkkeeper.ledger.LedgerRow;
import io.linkkeeper.ledger.Outcome;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * When too much has failed.
 */
class FailureLimitTests {

	private static final LedgerRow ROW = Links.row(Links.disable(Links.link("link0001")));

	private static final Outcome FAILED = Outcome.of(ROW, ChangeState.FAILED, "SERVICE_FORBIDDEN");

	private static final Outcome APPLIED = Outcome.applied(ROW, Links.link("link0001"), null);

	private static final Outcome STALE = Outcome.of(ROW, ChangeState.STALE, "gone");

	private static FailureLimit brake(int maxFailed, long planned) {
		return new FailureLimit(new Limits(5000, BigDecimal.valueOf(20), 25, maxFailed), planned);
	}

	private static void fail(FailureLimit brake, int times) {
		brake.count(Collections.nCopies(times, FAILED));
	}

	@Test
	void tripsAfterSoManyFailuresInARow() {
		FailureLimit brake = brake(20, 10_000);
		fail(brake, 19);
		assertThat(brake.isTripped()).isFalse();
		fail(brake, 1);
		assertThat(brake.isTripped()).isTrue();
		assertThat(brake.reason()).contains("20 changes failed, 20 of them in a row", "limits.maxFailed is 20");
	}

	@Test
	void countsTheRowFromTheLastSuccess() {
		FailureLimit brake = brake(20, 10_000);
		fail(brake, 19);
		brake.count(List.of(APPLIED));
		fail(brake, 19);
		assertThat(brake.isTripped()).isFalse();
	}

	@Test
	void takesNoStaleChangeForASuccess() {
		FailureLimit brake = brake(20, 10_000);
		fail(brake, 19);
		brake.count(List.of(STALE));
		fail(brake, 1);
		assertThat(brake.isTripped()).isTrue();
	}

	@Test
	void takesWhatNeededNoCallForNoSuccess() {
		FailureLimit brake = brake(20, 10_000);
		fail(brake, 19);
		brake.count(List.of(Outcome.alreadySo(ROW, "so already")));
		fail(brake, 1);
		assertThat(brake.isTripped()).isTrue();
	}

	@Test
	void tripsWhenMoreThanATenthFailed() {
		FailureLimit brake = brake(20, 1000);
		for (int i = 0; i < 100; i++) {
			brake.count(List.of(FAILED, APPLIED));
		}
		assertThat(brake.isTripped()).isFalse();
		fail(brake, 1);
		assertThat(brake.isTripped()).isTrue();
	}

	@Test
	void bindsTheTenthAboveMinChangesOnly() {
		FailureLimit brake = brake(100, 30);
		fail(brake, 25);
		assertThat(brake.isTripped()).isFalse();
		fail(brake, 1);
		assertThat(brake.isTripped()).isTrue();
	}

}
