package io.linkkeeper.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;

import static io.linkkeeper.run.ExitCode.BUSY;
import static io.linkkeeper.run.ExitCode.CHANGES;
import static io.linkkeeper.run.ExitCode.DONE;
import static io.linkkeeper.run.ExitCode.FAILED;
import static io.linkkeeper.run.ExitCode.GUARD;
import static io.linkkeeper.run.ExitCode.LOST;
import static io.linkkeeper.run.ExitCode.PARTLY;
import static io.linkkeeper.run.ExitCode.STOPPED;
import static io.linkkeeper.run.ExitCode.USAGE;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The exit code of several runs.
 */
class ExitCodeTests {

	@Test
	void theWorstCountsWhereverItStands() {
		List<ExitCode> worstFirst = List.of(USAGE, FAILED, LOST, STOPPED, BUSY, GUARD, PARTLY, CHANGES, DONE);
		assertThat(worstFirst).hasSize(ExitCode.values().length);
		for (int i = 0; i < worstFirst.size(); i++) {
			List<ExitCode> rest = worstFirst.subList(i, worstFirst.size());
			assertThat(ExitCode.worst(rest)).isEqualTo(worstFirst.get(i));
			List<ExitCode> reversed = new ArrayList<>(rest);
			Collections.reverse(reversed);
			assertThat(ExitCode.worst(reversed)).isEqualTo(worstFirst.get(i));
		}
	}

	@Test
	void isFoundByItsNumber() {
		assertThat(ExitCode.values()).allSatisfy((code) -> assertThat(ExitCode.of(code.number())).isEqualTo(code));
	}

	@Test
	void withoutRunsNothingIsWrong() {
		assertThat(ExitCode.worst(List.of())).isEqualTo(DONE);
	}

}
