package io.linkkeeper.why;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.linkkeeper.Bench;
import io.linkkeeper.Definitions;
import io.linkkeeper.TestAt;
import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.definition.rule.UndoSettings;
import io.linkkeeper.run.RefusedException;
import io.linkkeeper.run.RunMode;
import io.linkkeeper.sandbox.SandboxLink;
import io.linkkeeper.sandbox.SandboxLink.Status;
import io.linkkeeper.sandbox.SandboxUser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static io.linkkeeper.Place.GUIDE;
import static io.linkkeeper.Place.POSTGRESQL;
import static io.linkkeeper.Place.SERVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests of the explanation of links.
 */
class WhyIntegrationTests {

	private static final String DAY_LATER = "\"rule\":{\"deleteAfter\":\"P1D\"}";

	private static final String ALL = "\"limits\":{\"maxPercent\":100}";

	@RegisterExtension
	static final Bench bench = new Bench();

	private static List<ExplanationRow> why(JobDefinition... jobs) {
		return bench.worker().bean(LinkExplainer.class).explain("link0001", List.of(jobs));
	}

	private static ExplanationRow whyNow(String... parts) {
		return why(Definitions.expire(parts)).get(0);
	}

	private static void put(@Nullable Duration expiresIn) {
		Instant now = bench.clock().instant();
		bench.put(bench.newLink("link0001", (expiresIn != null) ? now.plus(expiresIn) : null));
	}

	@Test
	void explainsThePlannedChange() {
		put(Duration.ofDays(-1));
		assertThat(whyNow()).isEqualTo(new ExplanationRow("job expire-links", "UPDATE", "status=1", null,
				"expired on 2026-05-31T04:15:00Z", null));
	}

	@Test
	void explainsWhyNothingIsPlanned() {
		put(null);
		assertThat(whyNow().reason()).isEqualTo("never expires");
		put(Duration.ofHours(1));
		assertThat(whyNow().reason())
			.isEqualTo("expires at 2026-06-01T05:15:00Z; due is what expired before 2026-06-01T04:15:00Z");
		put(Duration.ofDays(-1));
		assertThat(whyNow("\"select\":{\"userId\":[\"other\"]}").reason()).contains("`select`");
		assertThat(whyNow("\"select\":{\"protect\":{\"id\":[\"link0001\"]}}").reason())
			.isEqualTo("It protects this link");
	}

	@TestAt({ GUIDE, SERVER })
	void reportsMissingLink() {
		assertThat(whyNow().reason()).isEqualTo("The account default has no such link");
	}

	@TestAt({ GUIDE, POSTGRESQL })
	void listsPastChangesAndTheNextDecision() {
		put(Duration.ofDays(-1));
		long run = bench.worker().run(Definitions.expire()).run().id();
		List<ExplanationRow> rows = why(Definitions.expire(), Definitions.expire(DAY_LATER));
		assertThat(rows).extracting(ExplanationRow::reason)
			.containsExactly("has expired and is disabled; without deleteAfter it stays so",
					"has expired and is disabled; it was changed at 2026-06-01T04:15:00Z, and due is what was not "
							+ "changed since 2026-05-31T04:15:00Z",
					"expired on 2026-05-31T04:15:00Z");
		assertThat(rows.get(2).source()).isEqualTo("run %d (expire)".formatted(run));
		assertThat(rows.get(2).state()).isEqualTo("APPLIED");
		assertThat(rows.get(2).at()).isEqualTo(bench.clock().instant());
		bench.clock().advance(Duration.ofDays(2));
		assertThat(whyNow(DAY_LATER).action()).isEqualTo("DELETE");
		bench.worker().operator().undo(run, false, false, RunMode.RUN);
		assertThat(why()).extracting(ExplanationRow::reason)
			.containsExactly("expired on 2026-05-31T04:15:00Z", "as it was before run " + run);
	}

	@Test
	void asksEachAccountAndSaysWhichCannotBeAsked() {
		put(Duration.ofDays(-1));
		assertThat(why(Definitions.expire("\"accounts\":[\"default\",\"second\"]"))).satisfiesExactly((row) -> {
			assertThat(row.source()).isEqualTo("job expire-links on default");
			assertThat(row.action()).isEqualTo("UPDATE");
		}, (row) -> {
			assertThat(row.source()).isEqualTo("job expire-links on second");
			assertThat(row.action()).isNull();
			assertThat(row.reason()).startsWith("Cannot be told: Account 'second' is not configured.");
		});
	}

	@Test
	void refusesWhenTheOnlyAccountIsNotConfigured() {
		JobDefinition job = Definitions.expire("\"account\":\"second\"");
		assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> why(job)).withMessageContaining("'second'");
	}

	@Test
	void explainsThatAnotherUserDisabledTheLink() {
		put(Duration.ofDays(-90));
		bench.put(bench.link("link0001").withStatus(Status.DISABLED));
		assertThat(whyNow(DAY_LATER).reason()).isEqualTo("has expired and is disabled, but not by a run of ours");
	}

	@TestAt({ GUIDE, SERVER })
	void namesTheDuplicateThatStays() {
		bench.put(named("link0001", "TALK"));
		assertThat(why(Definitions.dedup()).get(0).reason()).isEqualTo("no other link has the same systemName");
		bench.put(named("link0002", "TALK").withStatus(Status.DISABLED));
		bench.put(named("link0003", "Talk"));
		assertThat(why(Definitions.dedup()).get(0).reason())
			.isEqualTo("is the one that stays of 2 links with the same systemName");
		bench.put(named("link0000", "TALK"));
		ExplanationRow row = why(Definitions.dedup()).get(0);
		assertThat(row.action()).isEqualTo("UPDATE");
		assertThat(row.reason())
			.isEqualTo(bench.worker().changes(bench.worker().plan(Definitions.dedup(ALL)).run().id()).get(0).reason());
		bench.put(bench.link("link0001").withStatus(Status.DISABLED));
		assertThat(why(Definitions.dedup()).get(0).reason())
			.isEqualTo("has the same systemName as link link0000 and would go, but is disabled already");
		bench.put(bench.link("link0001").withSystemName(null));
		assertThat(why(Definitions.dedup()).get(0).reason())
			.isEqualTo("does not have all of systemName, so it is no duplicate");
	}

	@TestAt({ GUIDE, SERVER })
	void listsDuplicatesByOwnerOrSaysThatItCannot() {
		bench.put(named("link0000", "ONE").withFullUrl("https://example.com/same"));
		bench.put(named("link0001", "OTHER").withFullUrl("https://example.com/same"));
		assertThat(why(Definitions.dedup("\"rule\":{\"key\":[\"fullUrl\",\"userId\"]}")).get(0).reason())
			.startsWith("has the same fullUrl, userId as link link0000, which stays because");
		JobDefinition byUrl = Definitions.dedup("\"rule\":{\"key\":[\"fullUrl\"]}");
		assertThat(why(byUrl).get(0).reason())
			.isEqualTo("Cannot be told: the API cannot list by fullUrl; `plan dedup-links` tells for all links");
	}

	private static SandboxLink named(String id, String systemName) {
		return bench.newLink(id, null).withSystemName(systemName);
	}

	@TestAt({ GUIDE, SERVER })
	void asksForTheOwner() {
		put(null);
		assertThat(why(Definitions.cascade()).get(0).reason()).isEqualTo("owner owner@example.com exists");
		bench.sandbox().account().removeUser("owner@example.com");
		ExplanationRow gone = why(Definitions.cascade()).get(0);
		assertThat(gone.action()).isEqualTo("UPDATE");
		assertThat(gone.reason()).isEqualTo("owner owner@example.com no longer exists");
		bench.put(bench.link("link0001").withUserId(null));
		assertThat(why(Definitions.cascade()).get(0).reason()).isEqualTo("has lost its owner");
		assertThat(why(Definitions.cascade("\"rule\":{\"withoutOwner\":true}")).get(0).action()).isEqualTo("UPDATE");
	}

	@Test
	void looksIntoTheFileOfLeavers() throws IOException {
		put(null);
		JobDefinition handOver = Definitions
			.cascade("\"rule\":{\"leavers\":\"leavers.csv\",\"action\":\"hand-over\",\"successor\":\"bob\"}");
		bench.sandbox().account().removeUser("bob");
		write("leavers.csv", "userId\nsomeone\n");
		assertThat(why(handOver).get(0).reason()).isEqualTo("owner owner@example.com is not in leavers.csv");
		write("leavers.csv", "userId\nowner@example.com\n");
		assertThat(why(handOver).get(0).reason())
			.startsWith("A run would fail: The successor bob does not exist, and the server would make such a user");
		bench.sandbox().account().putUser(SandboxUser.active("bob", bench.clock().instant()));
		assertThat(why(handOver).get(0).reason())
			.isEqualTo("owner owner@example.com leaves (leavers.csv line 2); bob takes over");
		write("leavers.csv", "userId\n\"\"\n");
		assertThat(why(handOver).get(0).reason()).startsWith("A run would fail: leavers.csv:2: ");
	}

	@TestAt({ GUIDE, SERVER })
	void looksIntoTheFileOfAnImport() throws IOException {
		put(null);
		JobDefinition byName = Definitions.imported("why.csv");
		assertThat(why(byName).get(0).reason()).startsWith("A run would fail: There is no file 'why.csv'");
		write("why.csv", "systemName,fullUrl\nOTHER,https://example.com/other\n");
		assertThat(why(byName).get(0).reason()).isEqualTo("no row of why.csv has its systemName");
		write("why.csv", "systemName,fullUrl\nNAME-link0001,https://example.com/other\n");
		assertThat(why(byName).get(0)).isEqualTo(new ExplanationRow("job import-links", "UPDATE",
				"fullUrl=https://example.com/other", null, "line 2 asks for other values", null));
		write("why.csv", "systemName,fullUrl\nNAME-link0001,https://example.com/link0001\n");
		assertThat(why(byName).get(0).reason()).isEqualTo("is as line 2 wishes");
		write("why.csv", "systemName,fullUrl\nNAME-link0001,nowhere\nNAME-link0001,https://example.com/a\n");
		assertThat(why(byName).get(0).reason())
			.isEqualTo("line 2 would be rejected: line 3 has the same systemName; which row is meant cannot be told");
		bench.put(bench.newLink("link0002", null).withSystemName("NAME-link0001"));
		bench.put(bench.link("link0001").withStatus(Status.DISABLED));
		write("why.csv", "systemName,fullUrl\nNAME-link0001,https://example.com/new\n");
		assertThat(why(byName).get(0).reason()).isEqualTo("line 2 means another link");
		write("why.csv", "id,action\nlink0001,delete\n");
		assertThat(why(Definitions.imported("why.csv", "\"match\":\"id\"")).get(0).action()).isEqualTo("DELETE");
		assertThat(why(Definitions.imported("why.csv", "\"match\":\"uniqueId\"")).get(0).reason())
			.isEqualTo("has no uniqueId, by which rows find their links");
	}

	@Test
	void knowsThatHousekeepingChangesNoLink() {
		put(null);
		assertThat(why(Definitions.housekeeping()).get(0).reason()).isEqualTo("changes no link");
	}

	@Test
	void refersToThePlanOfAnUndo() {
		put(Duration.ofDays(-1));
		long run = bench.worker().run(Definitions.expire()).run().id();
		JobDefinition undo = JobDefinition.undo("expire-links", "default", new UndoSettings(run, false, false));
		assertThat(why(undo).get(0).reason()).contains("Cannot be told for one link alone", "`plan undo-" + run);
	}

	@Test
	void knowsThatAnExportChangesNothing() {
		put(null);
		assertThat(why(Definitions.exported()).get(0).reason())
			.isEqualTo("Changes nothing; writes the link to export-links.csv");
		bench.put(named("link0001", "KMC-PREVIEW"));
		assertThat(why(Definitions.expire()).get(0).reason()).isEqualTo("It protects this link");
		assertThat(why(Definitions.exported()).get(0).reason())
			.isEqualTo("Changes nothing; writes the link to export-links.csv");
	}

	private static void write(String file, String text) throws IOException {
		Files.writeString(bench.folder().resolve(file), text);
	}

}
