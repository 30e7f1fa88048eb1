package io.linkkeeper.notice;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import io.linkkeeper.Crashes;
import io.linkkeeper.Crashes.Act;
import io.linkkeeper.Crashes.Death;
import io.linkkeeper.TestWorker;
import io.linkkeeper.history.RunSummary;
import io.linkkeeper.sandbox.SandboxLink;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A notice whose process dies at any commit: the next one goes on with it, and each
 * person is told once.
 */
class NoticeCrashIntegrationTests {

	private static final int LINKS = 6;

	private static final int SAMPLE = 2;

	@ParameterizedTest
	@MethodSource("io.linkkeeper.Crashes$Death#all")
	void tellsEachOnceWhereverTheRunDies(Death death, @TempDir Path folder) throws Exception {
		try (Crashes crashes = new Crashes(death, folder)) {
			crashes.everywhere(SAMPLE, new Told(crashes));
		}
	}

	private record Told(Crashes crashes) implements Crashes.Story {

		@Override
		public TestWorker.Builder setUp(TestWorker.Builder process) {
			return NoticeBench.withMail(process);
		}

		@Override
		public Act begin(TestWorker worker) {
			worker.bean(JdbcClient.class).sql("delete from notification").update();
			this.crashes.account().putAll(IntStream.range(0, LINKS).mapToObj(this::link));
			return (dying) -> dying.run(NoticeBench.toOwners());
		}

		private SandboxLink link(int number) {
			Instant now = this.crashes.clock().instant();
			return SandboxLink
				.enabled("link%04d".formatted(number), now.minus(Duration.ofDays(90)), "NAME-" + number,
						"https://example.com/" + number)
				.withUserId("owner%d@example.com".formatted(number % 2))
				.withExpiresAt(now.plus(Duration.ofDays(number + 1L)));
		}

		@Override
		public void end(TestWorker next, RunSummary run) {
			assertThat(run.scanned()).isEqualTo(LINKS);
			assertThat(recipients(next)).containsExactly("owner0@example.com", "owner1@example.com", "ops@example.com");
		}

		private static List<String> recipients(TestWorker worker) {
			return worker.bean(JdbcClient.class)
				.sql("select recipient from notification where kind = 'NOTICE' order by id")
				.query(String.class)
				.list();
		}

	}

}
