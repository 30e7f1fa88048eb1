package io.linkkeeper.apply;

import java.util.Arrays;
import java.util.List;

import io.linkkeeper.Links;
import io.linkkeeper.ledger.ChangeState;
import io.linkkeeper.ledger.Claim;
import io.linkkeeper.ledger.LedgerRow;
import io.linkkeeper.ledger.Outcome;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where the next rows to claim can stand.
 */
class ClaimPositionTests {

	private final ClaimPosition position = new ClaimPosition(ChangeState.PLANNED);

	private static LedgerRow row(long seq) {
		return Links.row(seq, Links.disable(Links.link("link" + seq)));
	}

	private static Claim claim(long... seqs) {
		return new Claim("lease", Arrays.stream(seqs).mapToObj(ClaimPositionTests::row).toList());
	}

	private void settled(long seq, ChangeState state) {
		this.position.settled(List.of(Outcome.of(row(seq), state, null)));
	}

	@Test
	void beginsInFrontOfAll() {
		assertThat(this.position.after()).isZero();
	}

	@Test
	void goesOnBehindWhatWasClaimed() {
		this.position.claimed(claim(3, 4, 9));
		settled(3, ChangeState.STALE);
		settled(9, ChangeState.UNKNOWN);
		assertThat(this.position.after()).isEqualTo(9);
	}

	@Test
	void findsNothingMoreBehindAnEmptyClaim() {
		this.position.claimed(claim(1));
		this.position.claimed(claim());
		assertThat(this.position.after()).isEqualTo(Long.MAX_VALUE);
	}

	@Test
	void goesBackToTheFirstThatCameBack() {
		this.position.claimed(claim(1, 2, 3, 4, 5));
		this.position.claimed(claim());
		settled(4, ChangeState.PLANNED);
		settled(2, ChangeState.PLANNED);
		settled(3, ChangeState.PLANNED);
		assertThat(this.position.after()).isEqualTo(1);
	}

	@Test
	void doesNotGoForwardForWhatComesBackBehindIt() {
		settled(7, ChangeState.PLANNED);
		assertThat(this.position.after()).isZero();
	}

}
