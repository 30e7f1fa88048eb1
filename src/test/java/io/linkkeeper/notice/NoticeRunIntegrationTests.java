package io.linkkeeper.notice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.linkkeeper.Bench;
import io.linkkeeper.Definitions;
import io.linkkeeper.TestAt;
import io.linkkeeper.TestWorker;
import io.linkkeeper.operate.RunResult;
import io.linkkeeper.review.Approval;
import io.linkkeeper.run.ExitCode;
import io.linkkeeper.sandbox.SandboxLink.Status;
import io.linkkeeper.sandbox.SandboxUser;
import io.linkkeeper.why.LinkExplainer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.jdbc.core.simple.JdbcClient;

import static io.linkkeeper.Place.GUIDE;
import static io.linkkeeper.Place.POSTGRESQL;
import static io.linkkeeper.Place.SERVER;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The notice job from end to end, over HTTP, up to the outbox.
 */
class NoticeRunIntegrationTests {

	private static final Instant NOW = NoticeBench.NOW;

	private static final Instant UNTIL = NOW.plus(Duration.ofDays(14));

	@RegisterExtension
	static final Bench shared = new Bench(NoticeBench::withMail);

	private NoticeBench bench;

	private TestWorker worker;

	@BeforeEach
	void begin() {
		this.bench = new NoticeBench(shared);
		this.worker = shared.worker();
	}

	private List<String> told() {
		return this.worker.bean(JdbcClient.class)
			.sql("select recipient || ': ' || text from notification where kind = 'NOTICE' order by id")
			.query(String.class)
			.list();
	}

	private Path file(RunResult result) {
		return this.bench.results().resolve("run-%d/notice.csv".formatted(result.run().id()));
	}

	@TestAt({ GUIDE, SERVER, POSTGRESQL })
	void notifiesEachOwnerAndTheOperators() throws IOException {
		this.bench.put("ann00001", "ann@example.com", NOW.plus(Duration.ofDays(13)));
		this.bench.put("ann00002", "ann@example.com", NOW.plus(Duration.ofDays(1)));
		this.bench.put("bob00001", "bob", UNTIL);
		this.bench.put("nobody01", null, NOW);
		RunResult result = this.worker.run(NoticeBench.toOwners());
		String first = this.bench.tinyUrl("ann00002");
		assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
		assertThat(result.message()).isEqualTo(
				"4 links expire until 2026-06-15T04:15:00Z, of 3 owners; told 1 owner; each link: " + file(result));
		assertThat(told()).containsExactly("""
				ann@example.com: 2 links of yours expire until 2026-06-15T04:15:00Z and will lead nowhere afterwards:

				2026-06-02T04:15:00Z  %s  NAME-ann00002 -> https://example.com/ann00002
				2026-06-14T04:15:00Z  %s  NAME-ann00001 -> https://example.com/ann00001

				To keep a link, give it a later expiry.""".formatted(first, this.bench.tinyUrl("ann00001")), """
				ops@example.com: 4 links expire until 2026-06-15T04:15:00Z, of 3 owners; told 1 owner

				without an owner: 1 link, the first at 2026-06-01T04:15:00Z
				ann@example.com: 2 links, the first at 2026-06-02T04:15:00Z
				bob: 1 link, the first at 2026-06-15T04:15:00Z

				Each link: %s""".formatted(file(result)));
		assertThat(Files.readAllLines(file(result))).hasSize(5)
			.element(2)
			.isEqualTo("\"ann@example.com\",\"2026-06-02T04:15:00Z\",\"ann00002\",\"%s\",".formatted(first)
					+ "\"NAME-ann00002\",\"\",\"https://example.com/ann00002\",\"\"");
	}

	@TestAt({ GUIDE, SERVER })
	void leavesOutWhatDoesNotExpireSoon() {
		this.bench.put("later001", "ann@example.com", UNTIL.plusSeconds(1));
		this.bench.put("gone0001", "ann@example.com", NOW.minusSeconds(1));
		this.bench.put("forever1", "ann@example.com", null);
		this.bench.put("off00001", "ann@example.com", NOW.plusSeconds(60));
		this.bench.sandbox().account().change("off00001", (link) -> link.withStatus(Status.DISABLED));
		RunResult result = this.worker.run(NoticeBench.toOwners());
		assertThat(result.message()).startsWith("no link expires until 2026-06-15T04:15:00Z; each link: ");
		assertThat(result.run().scanned()).isZero();
		assertThat(told()).isEmpty();
		assertThat(file(result)).content().startsWith("\uFEFFuserId,expiresAt,id,");
	}

	@TestAt({ GUIDE, SERVER, POSTGRESQL })
	void tellsOfLinksThatStartSoon() throws IOException {
		this.bench.put("ann00001", "ann@example.com", UNTIL);
		shared.sandbox().account().putUser(SandboxUser.active("ann@example.com", NOW));
		Files.writeString(shared.folder().resolve("links.csv"), """
				systemName,fullUrl,userId,startsAt
				SOON,https://example.com/soon,ann@example.com,2026-06-02T08:00
				LATER,https://example.com/later,ann@example.com,2026-06-20
				""");
		this.worker.run(Definitions.imported("links.csv"));
		RunResult result = this.worker.run(NoticeBench.toOwners());
		assertThat(result.run().scanned()).isEqualTo(2);
		assertThat(result.message())
			.startsWith("1 link expires and 1 link starts until 2026-06-15T04:15:00Z, of 1 owner; told 1 owner;");
		assertThat(told().get(0)).contains("1 link of yours expires until ",
				"1 link of yours starts until 2026-06-15T04:15:00Z and leads nowhere before:", "2026-06-02T08:00:00Z  ",
				"  SOON -> https://example.com/soon\n");
		assertThat(told().get(1)).contains(
				"ann@example.com: 1 link, the first at 2026-06-15T04:15:00Z; 1 link starts, the first at 2026-06-02T08:00");
		assertThat(Files.readAllLines(file(result))).hasSize(3)
			.element(2)
			.asString()
			.endsWith("\"SOON\",\"\",\"https://example.com/soon\",\"2026-06-02T08:00:00Z\"");
	}

	@TestAt({ GUIDE, SERVER })
	void tellsOfTheSelectionProtectedLinksToo() {
		this.bench.put("chosen01", "ann@example.com", UNTIL);
		this.bench.sandbox().account().change("chosen01", (link) -> link.withSystemName("KMC-PREVIEW"));
		this.bench.put("other001", "ann@example.com", UNTIL);
		RunResult result = this.worker
			.run(NoticeBench.notice("\"select\":{\"systemName\":[\"KMC-*\"]}", "\"rule\":{\"within\":\"P14D\"}"));
		assertThat(result.run().scanned()).isEqualTo(result.run().unchanged()).isEqualTo(1);
		assertThat(told()).as("owners only when asked to").singleElement().asString().startsWith("ops@example.com: 1 ");
	}

	@TestAt({ GUIDE, POSTGRESQL })
	void planNotifiesOnlyWhenApplied() {
		this.bench.put("ann00001", "ann@example.com", UNTIL);
		RunResult plan = this.worker.plan(NoticeBench.toOwners());
		long run = plan.run().id();
		assertThat(plan.message())
			.isEqualTo("planned: 1 link expires or starts until 2026-06-15T04:15:00Z; `apply %d` tells of them"
				.formatted(run));
		assertThat(told()).isEmpty();
		this.worker.operator().apply(run, Approval.PLAIN);
		assertThat(told()).hasSize(2);
	}

	@TestAt({ GUIDE, POSTGRESQL })
	void tellsOnceWhenItCouldNotWriteAndWasRestarted() throws IOException {
		this.bench.put("ann00001", "ann@example.com", UNTIL);
		Path inTheWay = Files.createFile(this.bench.results());
		RunResult failed = this.worker.run(NoticeBench.toOwners());
		assertThat(failed.message()).startsWith("failed: The notice cannot be written: ");
		assertThat(told()).isEmpty();
		Files.delete(inTheWay);
		RunResult again = this.worker.operator().restart(failed.run().id());
		assertThat(again.message()).startsWith("1 link expires until ");
		assertThat(told()).hasSize(2);
	}

	@Test
	void aLinkCannotAddLinesOfItsOwn() {
		this.bench.put("ann00001", "ann@example.com", UNTIL);
		this.bench.sandbox().account().change("ann00001", (link) -> link.withSystemName("X\r\nDear Ann, pay here:"));
		this.worker.run(NoticeBench.toOwners());
		assertThat(told().get(0)).contains("  X\uFFFD\uFFFDDear Ann, pay here: -> ");
	}

	@Test
	void explainsWhetherALinkIsReported() {
		this.bench.put("ann00001", "ann@example.com", UNTIL);
		this.bench.sandbox().account().change("ann00001", (link) -> link.withSystemName("KMC-PREVIEW"));
		assertThat(why("ann00001")).isEqualTo("expires at 2026-06-15T04:15:00Z; told of is what expires from now"
				+ " until 2026-06-15T04:15:00Z: this link too");
		this.bench.put("later001", "ann@example.com", UNTIL.plusSeconds(1));
		assertThat(why("later001")).endsWith("until 2026-06-15T04:15:00Z");
		this.bench.put("forever1", "ann@example.com", null);
		assertThat(why("forever1")).isEqualTo("never expires");
	}

	private String why(String linkId) {
		return this.worker.bean(LinkExplainer.class).explain(linkId, List.of(NoticeBench.toOwners())).get(0).reason();
	}

	@TestAt({ GUIDE, POSTGRESQL })
	void deletesWhatItKept() {
		this.bench.put("ann00001", "ann@example.com", UNTIL);
		this.worker.run(NoticeBench.toOwners());
		assertThat(
				this.worker.bean(JdbcClient.class).sql("select count(*) from link_snapshot").query(Long.class).single())
			.isZero();
	}

}
