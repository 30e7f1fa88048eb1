package io.linkkeeper.guard;

import io.linkkeeper.run.ExitCode;
import io.linkkeeper.run.RefusedException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class DeleteCheckTests {

	@Test
	void aPlanWithoutDeletesNeedsNoConfirmation() {
		assertThatNoException().isThrownBy(() -> DeleteCheck.refuseUnconfirmed(5, 0, null, null));
		assertThatNoException().isThrownBy(() -> DeleteCheck.refuseUnconfirmed(5, 0, null, 0L));
	}

	@Test
	void theExactNumberConfirms() {
		assertThatNoException().isThrownBy(() -> DeleteCheck.refuseUnconfirmed(5, 373, null, 373L));
	}

	@Test
	void deletesWithoutANumberAreRefused() {
		assertThatExceptionOfType(DeletesUnconfirmedException.class)
			.isThrownBy(() -> DeleteCheck.refuseUnconfirmed(5, 373, null, null))
			.withMessage("Run 5 deletes 373 links for good. `apply 5 --deletes 373` confirms it. Nothing was changed.")
			.satisfies((refusal) -> {
				assertThat(refusal.deletes()).isEqualTo(373);
				assertThat(refusal.exitCode()).isEqualTo(ExitCode.USAGE);
			});
	}

	@Test
	void anotherNumberIsRefusedWithoutAQuestion() {
		assertThatExceptionOfType(RefusedException.class)
			.isThrownBy(() -> DeleteCheck.refuseUnconfirmed(5, 1, "campaign ended", 2L))
			.withMessage("Run 5 deletes 1 link for good, not 2."
					+ " `apply 5 --over-limit REASON --deletes 1` confirms it. Nothing was changed.")
			.isNotInstanceOf(DeletesUnconfirmedException.class);
		assertThatExceptionOfType(RefusedException.class)
			.isThrownBy(() -> DeleteCheck.refuseUnconfirmed(5, 0, null, 2L));
	}

}
