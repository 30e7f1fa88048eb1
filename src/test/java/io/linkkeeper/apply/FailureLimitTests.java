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

	private static FailureLimit limit(int maxFailed, long planned) {
		return new FailureLimit(new Limits(5000, 5000, 1000, BigDecimal.valueOf(20), 25, maxFailed), planned);
	}

	private static void fail(FailureLimit limit, int times) {
		limit.count(Collections.nCopies(times, FAILED));
	}

	@Test
	void tripsAfterSoManyFailuresInARow() {
		FailureLimit limit = limit(20, 10_000);
		fail(limit, 19);
		assertThat(limit.isExceeded()).isFalse();
		fail(limit, 1);
		assertThat(limit.isExceeded()).isTrue();
		assertThat(limit.reason()).contains("20 changes failed, 20 of them in a row", "limits.maxFailed is 20");
	}

	@Test
	void countsTheRowFromTheLastSuccess() {
		FailureLimit limit = limit(20, 10_000);
		fail(limit, 19);
		limit.count(List.of(APPLIED));
		fail(limit, 19);
		assertThat(limit.isExceeded()).isFalse();
	}

	@Test
	void takesNoStaleChangeForASuccess() {
		FailureLimit limit = limit(20, 10_000);
		fail(limit, 19);
		limit.count(List.of(STALE));
		fail(limit, 1);
		assertThat(limit.isExceeded()).isTrue();
	}

	@Test
	void takesWhatNeededNoCallForNoSuccess() {
		FailureLimit limit = limit(20, 10_000);
		fail(limit, 19);
		limit.count(List.of(Outcome.alreadySo(ROW, "so already")));
		fail(limit, 1);
		assertThat(limit.isExceeded()).isTrue();
	}

	@Test
	void tripsWhenMoreThanATenthFailed() {
		FailureLimit limit = limit(20, 1000);
		for (int i = 0; i < 100; i++) {
			limit.count(List.of(FAILED, APPLIED));
		}
		assertThat(limit.isExceeded()).isFalse();
		fail(limit, 1);
		assertThat(limit.isExceeded()).isTrue();
	}

	@Test
	void bindsTheTenthAboveMinChangesOnly() {
		FailureLimit limit = limit(100, 30);
		fail(limit, 25);
		assertThat(limit.isExceeded()).isFalse();
		fail(limit, 1);
		assertThat(limit.isExceeded()).isTrue();
	}

}
