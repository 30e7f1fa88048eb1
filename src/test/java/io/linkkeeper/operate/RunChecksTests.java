package io.linkkeeper.operate;

import java.time.Instant;
import java.util.Map;

import io.linkkeeper.run.AccountIdentity;
import io.linkkeeper.run.AsOf;
import io.linkkeeper.run.CollectCounts;
import io.linkkeeper.run.KindCounts;
import io.linkkeeper.run.Run;
import io.linkkeeper.run.RunJob;
import io.linkkeeper.run.RunMode;
import io.linkkeeper.run.RunProgress;
import io.linkkeeper.run.RunSpec;
import io.linkkeeper.run.RunTimes;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Commands that make a new plan in place of a run.
 */
class RunChecksTests {

	private static final Instant NOW = Instant.parse("2026-06-01T04:15:00Z");

	private static String again(String job, String type, String definition, Map<String, String> overrides) {
		return RunChecks.again(new Run(7, new RunSpec("key", new RunJob(job, type, definition, "0", overrides),
				new AccountIdentity("default", "https://example.com/api_v3", 1), RunMode.PLAN, new AsOf(NOW, false)),
				new RunProgress(null, "0/1", new CollectCounts(0, 0, 0, 0), KindCounts.NONE, RunProgress.Revision.NONE),
				null, null, new RunTimes(NOW, null, null, null)));
	}

	@Test
	void newPlanHasTheOverrides() {
		assertThat(again("import-links", "import", "{}", Map.of("rule.file", "Spring sale.csv", "rule.match", "id")))
			.isEqualTo("`plan import-links -p 'rule.file=Spring sale.csv' -p rule.match=id`");
		assertThat(again("import-links", "import", "{}", Map.of())).isEqualTo("`plan import-links`");
	}

	@Test
	void newUndoHasItsOptions() {
		assertThat(again("undo-3", "undo", "{\"rule\":{\"run\":3,\"deleteAdded\":true,\"recreate\":false}}", Map.of()))
			.isEqualTo("`undo 3 --delete-added --dry-run`");
		assertThat(again("undo-3", "undo", "{}", Map.of())).isEqualTo("`undo 3 --dry-run`");
	}

}
