package io.linkkeeper.repoint;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.linkkeeper.Bench;
import io.linkkeeper.Definitions;
import io.linkkeeper.TestAt;
import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.history.RejectRow;
import io.linkkeeper.ledger.UnchangedRow;
import io.linkkeeper.operate.RunResult;
import io.linkkeeper.run.ExitCode;
import io.linkkeeper.run.RunMode;
import io.linkkeeper.sandbox.SandboxLink;
import io.linkkeeper.sandbox.SandboxLink.Status;
import io.linkkeeper.why.ExplanationRow;
import io.linkkeeper.why.LinkExplainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static io.linkkeeper.Place.GUIDE;
import static io.linkkeeper.Place.SERVER;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The repoint job from end to end, over HTTP.
 */
class RepointRunIntegrationTests {

	private static final JobDefinition MOVE = Definitions
		.repoint("\"host\":{\"from\":\"old.example\",\"to\":\"new.example\"}");

	@RegisterExtension
	static final Bench bench = new Bench();

	private static void put(String id, String url) {
		bench.put(bench.newLink(id, null).withFullUrl(url));
	}

	private static List<RejectRow> rejects(RunResult run) {
		List<RejectRow> rejects = new ArrayList<>();
		bench.worker().queries().rejects(run.run().id(), rejects::add);
		return rejects;
	}

	@TestAt({ GUIDE, SERVER })
	void movesLinksOnceAndMovesThemBack() {
		put("moved001", "https://old.example/a");
		put("other001", "https://other.example/a");
		RunResult first = bench.worker().run(MOVE);
		assertThat(first.message()).startsWith("1 of 1 changes applied: ");
		assertThat(bench.link("moved001").fullUrl()).isEqualTo("https://new.example/a");
		assertThat(bench.link("other001").fullUrl()).isEqualTo("https://other.example/a");
		RunResult second = bench.worker().run(MOVE);
		assertThat(second.message()).isEqualTo("nothing to do");
		assertThat(second.exitCode()).isEqualTo(ExitCode.DONE);
		bench.worker().operator().undo(first.run().id(), false, false, RunMode.RUN);
		assertThat(bench.link("moved001").fullUrl()).isEqualTo("https://old.example/a");
	}

	@Test
	void listsWhatItFindsButDoesNotChange() {
		put("moved001", "https:\\\\OLD.example.\\a");
		put("nested01", "https://other.example/?to=https%3A%2F%2Fold.example%2F");
		put("other001", "https://other.example/a");
		RunResult run = bench.worker().run(MOVE);
		assertThat(bench.link("moved001").fullUrl()).isEqualTo("https:\\\\new.example\\a");
		assertThat(run.exitCode()).isEqualTo(ExitCode.DONE);
		List<UnchangedRow> listed = new ArrayList<>();
		bench.worker().queries().listed(run.run().id(), listed::add);
		assertThat(listed).singleElement().satisfies((row) -> {
			assertThat(row.linkId()).isEqualTo("nested01");
			assertThat(row.reason()).endsWith("which has old.example in its query, not as its host");
		});
		assertThat(rejects(run)).isEmpty();
	}

	@TestAt({ GUIDE, SERVER })
	void leavesProtectedDisabledAndUnselectedLinksAlone() {
		put("moved001", "https://old.example/a");
		bench.put(bench.newLink("preview1", null).withFullUrl("https://old.example/p").withSystemName("KMC-PREVIEW"));
		bench.put(bench.newLink("off00001", null).withFullUrl("https://old.example/o").withStatus(Status.DISABLED));
		RunResult run = bench.worker().run(MOVE);
		assertThat(run.run().scanned()).isEqualTo(2);
		assertThat(run.run().applied()).isEqualTo(1);
		assertThat(bench.link("preview1").fullUrl()).isEqualTo("https://old.example/p");
		assertThat(bench.link("off00001").fullUrl()).isEqualTo("https://old.example/o");
	}

	@TestAt({ GUIDE, SERVER })
	void movesDisabledLinksIfConfigured() {
		bench.put(bench.newLink("off00001", null).withFullUrl("https://old.example/o").withStatus(Status.DISABLED));
		bench.worker()
			.run(Definitions
				.repoint("\"host\":{\"from\":\"old.example\",\"to\":\"new.example\"},\"withDisabled\":true"));
		assertThat(bench.link("off00001").fullUrl()).isEqualTo("https://new.example/o");
		assertThat(bench.link("off00001").status()).isEqualTo(Status.DISABLED);
	}

	/** More links than one window holds, so that lines go on counting over windows. */
	@TestAt({ GUIDE, SERVER })
	void rejectsInvalidUrlsAndContinues() {
		bench.sandbox()
			.account()
			.putAll(IntStream.range(0, 40)
				.mapToObj((i) -> link(i).withFullUrl("https://old.example/" + ((i % 2 == 0) ? "ab" : "abb"))));
		RunResult run = bench.worker().run(Definitions.repoint("\"find\":\"ab\",\"replace\":\"a\""));
		assertThat(run.exitCode()).isEqualTo(ExitCode.PARTLY);
		assertThat(run.run().applied()).isEqualTo(20);
		assertThat(rejects(run)).hasSize(20)
			.allSatisfy((reject) -> assertThat(reject.text()).endsWith(" https://old.example/abb"))
			.extracting(RejectRow::line)
			.doesNotHaveDuplicates();
		assertThat(run.run().scanned()).isEqualTo(40);
	}

	/** Links created years apart, so that no window holds all of them. */
	private static SandboxLink link(int number) {
		SandboxLink link = bench.newLink("link%04d".formatted(number), null);
		return SandboxLink
			.enabled(link.id(), bench.clock().instant().minusSeconds(number * 8_000_000L), "NAME-" + number,
					"https://example.com/")
			.withUserId("owner@example.com");
	}

	@Test
	void whyExplainsTheDecisionAboutALink() {
		put("moved001", "https://old.example/a");
		put("other001", "https://other.example/a");
		put("bad00001", "https://old.example/a\nb");
		assertThat(why("moved001").fields()).isEqualTo("fullUrl=https://new.example/a");
		assertThat(why("moved001").reason()).isEqualTo("fullUrl leads to old.example");
		assertThat(why("other001").reason())
			.isEqualTo("leads to https://other.example/a, where there is nothing to replace");
		assertThat(why("bad00001").reason()).startsWith("would be rejected: fullUrl 'https://new.example/a")
			.contains("has a line end");
	}

	private static ExplanationRow why(String id) {
		return bench.worker().bean(LinkExplainer.class).explain(id, List.of(MOVE)).get(0);
	}

}
