package io.linkkeeper.housekeeping;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import io.linkkeeper.Crashes;
import io.linkkeeper.Crashes.Act;
import io.linkkeeper.Crashes.Death;
import io.linkkeeper.Definitions;
import io.linkkeeper.TestWorker;
import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.history.RunSummary;
import io.linkkeeper.operate.RunResult;
import io.linkkeeper.sandbox.SandboxLink;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A housekeeping process that dies at any commit: the next one goes on, counts what was
 * removed once, and leaves no half of a run.
 */
class HousekeepingCrashIntegrationTests {

	private static final int SAMPLE = 2;

	private static final Duration LONG = Duration.ofDays(181);

	private static final JobDefinition DEFINITION = Definitions.housekeeping();

	@ParameterizedTest
	@MethodSource("io.linkkeeper.Crashes$Death#all")
	void endsTheSameWhereverItDies(Death death, @TempDir Path folder) throws Exception {
		try (Crashes crashes = new Crashes(death, folder)) {
			crashes.everywhere(SAMPLE, new Kept(crashes));
		}
	}

	private static final class Kept implements Crashes.Story {

		private final Crashes crashes;

		private int old;

		Kept(Crashes crashes) {
			this.crashes = crashes;
		}

		/** Plans that were given up: the guard compares with none of them. */
		@Override
		public Act begin(TestWorker worker) {
			forgetWhatWasBefore(worker);
			for (String id : List.of("gone0001", "gone0002")) {
				this.crashes.account()
					.put(SandboxLink
						.enabled(id, this.crashes.clock().instant().minus(Duration.ofDays(90)), "NAME-" + id,
								"https://example.com/")
						.withExpiresAt(this.crashes.clock().instant().minusSeconds(1)));
			}
			for (int i = 0; i < 2; i++) {
				worker.operator().abandon(worker.plan(Definitions.expire()).run().id());
			}
			this.crashes.clock().advance(LONG);
			this.old = worker.queries().list(null, 1000).size();
			return (dying) -> dying.run(DEFINITION);
		}

		private void forgetWhatWasBefore(TestWorker worker) {
			this.crashes.clock().advance(LONG);
			worker.bean(JdbcClient.class).sql("delete from run_lock").update();
			worker.run(DEFINITION);
		}

		@Override
		public RunSummary goOn(TestWorker next, long run) {
			next.operator().recover(run);
			RunSummary summary = next.queries().find(run).orElseThrow();
			if (summary.status().equals("COMPLETED")) {
				return summary;
			}
			RunResult restarted = next.operator().restart(run);
			assertThat(restarted.message()).startsWith("removed %d runs, 4 changes of ".formatted(this.old));
			return restarted.run();
		}

		@Override
		public void end(TestWorker next, RunSummary run) {
			JdbcClient jdbc = next.bean(JdbcClient.class);
			assertThat(count(jdbc, "link_change")).isZero();
			assertThat(count(jdbc, "run where type = 'expire'")).isZero();
			assertThat(count(jdbc, "batch_job_instance where job_name = 'expire'")).isZero();
			assertThat(count(jdbc, "batch_step_execution s where not exists (select 1 from batch_job_execution e"
					+ " where e.job_execution_id = s.job_execution_id)"))
				.isZero();
		}

		private static long count(JdbcClient jdbc, String from) {
			return jdbc.sql("select count(*) from " + from).query(Long.class).single();
		}

	}

}
