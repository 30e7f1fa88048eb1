package io.linkkeeper.csvimport;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.linkkeeper.Bench;
import io.linkkeeper.Definitions;
import io.linkkeeper.TestAt;
import io.linkkeeper.history.ChangeRow;
import io.linkkeeper.history.RunState;
import io.linkkeeper.history.RunSummary;
import io.linkkeeper.operate.RunResult;
import io.linkkeeper.review.Approval;
import io.linkkeeper.run.ExitCode;
import io.linkkeeper.run.RefusedException;
import io.linkkeeper.sandbox.SandboxLink;
import io.linkkeeper.sandbox.SandboxLink.Status;
import io.linkkeeper.sandbox.SandboxUser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.jdbc.core.simple.JdbcClient;

import static io.linkkeeper.Place.GUIDE;
import static io.linkkeeper.Place.OLD;
import static io.linkkeeper.Place.POSTGRESQL;
import static io.linkkeeper.Place.SERVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Imports of real files into the sandbox.
 */
class ImportIntegrationTests {

	private static final String FILE = "links.csv";

	@RegisterExtension
	static final Bench bench = new Bench();

	@BeforeEach
	void putUsers() {
		for (String id : List.of("anna@example.com", "ben@example.com", "owner@example.com")) {
			bench.sandbox().account().putUser(SandboxUser.active(id, bench.clock().instant()));
		}
	}

	private static Path file() {
		return bench.folder().resolve(FILE);
	}

	private static RunResult imports(String text, String... rule) throws IOException {
		Files.writeString(file(), text);
		return bench.worker().run(Definitions.imported(FILE, rule));
	}

	private static List<String> outcomes(RunResult run) {
		return result(run).column(ImportColumns.OUTCOME);
	}

	private static Result result(RunResult run) {
		return Result.of(bench.folder(), run.run().id());
	}

	private static List<SandboxLink> links() {
		return bench.sandbox().account().links().stream().filter((link) -> link.status() != Status.DELETED).toList();
	}

	private static SandboxLink named(String systemName) {
		List<SandboxLink> links = links().stream().filter((link) -> systemName.equals(link.systemName())).toList();
		assertThat(links).as(systemName).hasSize(1);
		return links.get(0);
	}

	@TestAt({ GUIDE, SERVER, OLD, POSTGRESQL })
	void addsUpdatesDeletesAndLeaves() throws IOException {
		bench.put(bench.newLink("same", null));
		bench.put(bench.newLink("other", bench.clock().instant().plus(Duration.ofDays(9))));
		bench.put(bench.newLink("gone", null));
		RunResult run = imports("""
				systemName,fullUrl,expiresAt,userId,action
				NAME-same,https://example.com/same,,,
				NAME-other,https://example.com/new,never,anna@example.com,
				NAME-gone,,,,delete
				NEW-1,https://example.com/new/1,2026-12-31T18:00:00Z,ben@example.com,
				""");
		assertThat(run.exitCode()).isEqualTo(ExitCode.DONE);
		assertThat(outcomes(run)).containsExactly("unchanged", "updated", "deleted", "added");
		assertThat(bench.link("other").fullUrl()).isEqualTo("https://example.com/new");
		assertThat(bench.link("other").expiresAt()).isNull();
		assertThat(bench.link("other").userId()).isEqualTo("anna@example.com");
		SandboxLink added = named("NEW-1");
		assertThat(added.expiresAt()).isEqualTo(Instant.parse("2026-12-31T18:00:00Z"));
		assertThat(added.status()).isEqualTo(Status.ENABLED);
		assertThat(result(run).column(ImportColumns.ID)).containsExactly("same", "other", "gone", added.id());
		assertThat(result(run).column(ImportColumns.SHORT_URL)).element(3).asString().endsWith("/tiny/" + added.id());
		assertThat(result(run).column(ImportColumns.LINE)).containsExactly("2", "3", "4", "5");
	}

	@Test
	void saysWhichLinksAreAddedWithoutAnOwner() throws IOException {
		RunResult run = imports("""
				systemName,fullUrl,userId
				NEW-1,https://example.com/new/1,
				NEW-2,https://example.com/new/2,anna@example.com
				""");
		assertThat(bench.worker().changes(run.run().id())).extracting(ChangeRow::reason)
			.containsExactly("line 2 requests a link that does not exist; it gets no owner",
					"line 3 requests a link that does not exist");
		assertThat(named("NEW-1").userId()).isEmpty();
	}

	@TestAt({ GUIDE, SERVER, OLD, POSTGRESQL })
	void secondImportOfTheResultChangesNothing() throws IOException {
		RunResult first = imports("""
				*systemName;FULLURL;Name;Notes
				NAME-a;https://example.com/a;=1+1;für Anna
				NAME-b,c;https://example.com/b;"two
				lines";
				""");
		assertThat(outcomes(first)).containsExactly("added", "added");
		bench.sandbox().requests().clear();
		RunResult again = imports(
				Files.readString(bench.folder().resolve("results/run-" + first.run().id() + "/result.csv")));
		assertThat(outcomes(again)).containsExactly("unchanged", "unchanged");
		assertThat(result(again).header().titles()).containsExactly("*systemName", "FULLURL", "Name", "Notes", "line",
				"outcome", "id", "shortUrl", "error", "warnings");
		assertThat(result(again).column("name")).containsExactly("=1+1", "two\nlines");
		assertThat(bench.writesReceived()).isZero();
	}

	@TestAt({ GUIDE, SERVER, OLD })
	void rejectsWhatItWouldHaveToGuess() throws IOException {
		bench.put(bench.newLink("one", null).withSystemName("TWICE"));
		bench.put(bench.newLink("two", null).withSystemName("TWICE"));
		bench.put(bench.newLink("off", null).withSystemName("ONCE-LIVE").withStatus(Status.DISABLED));
		bench.put(bench.newLink("live", null).withSystemName("ONCE-LIVE"));
		RunResult run = imports("""
				systemName,fullUrl
				TWICE,https://example.com/x
				ONCE-LIVE,https://example.com/y
				same,https://example.com/1
				same,https://example.com/2
				""");
		assertThat(run.exitCode()).isEqualTo(ExitCode.PARTLY);
		assertThat(outcomes(run)).containsExactly("rejected", "updated", "rejected", "rejected");
		assertThat(result(run).column(ImportColumns.ID).get(1)).isEqualTo("live");
		assertThat(result(run).column(ImportColumns.ERROR)).satisfiesExactly(
				(error) -> assertThat(error).startsWith("2 links have the systemName 'TWICE'"),
				(error) -> assertThat(error).isEmpty(),
				(error) -> assertThat(error).startsWith("line 5 has the same systemName"),
				(error) -> assertThat(error).startsWith("line 4 has the same systemName"));
	}

	@TestAt({ GUIDE, SERVER, OLD })
	void deletesOnlyTheOneLinkOfTheName() throws IOException {
		bench.put(bench.newLink("off", null).withSystemName("ONCE-LIVE").withStatus(Status.DISABLED));
		bench.put(bench.newLink("live", null).withSystemName("ONCE-LIVE"));
		assertThat(outcomes(imports("systemName,action\nONCE-LIVE,delete\n"))).containsExactly("rejected");
		assertThat(links()).hasSize(2);
	}

	@TestAt({ GUIDE, POSTGRESQL })
	void rejectsCanBeCorrectedAndFedAgain() throws IOException {
		RunResult run = imports("""
				systemName,fullUrl,note
				good,https://example.com/good,
				bad,ftp://example.com/bad,"a ""quote\"""
				b"d,https://example.com/good,
				""");
		assertThat(outcomes(run)).containsExactly("added", "rejected", "rejected");
		Path rejects = rejects(run);
		assertThat(Result.of(rejects).header().titles()).containsExactly("systemName", "fullUrl", "note");
		assertThat(Result.of(rejects).column("systemName")).containsExactly("bad", "b\"d");
		RunResult again = imports(Files.readString(rejects).replace("ftp:", "https:").replace("b\"d", "\"b\"\"d\""));
		assertThat(outcomes(again)).containsExactly("added", "added");
	}

	/**
	 * Each of them would be valid if it were cut to the heading or normalized.
	 */
	@TestAt({ GUIDE, POSTGRESQL })
	void malformedRowsStayRejectedUntilTheyAreCorrected() throws IOException {
		String malformed = """
				NAME-1,https://example.com/1,one, two
				NAME-2,https://example.com/2,a "quote"
				"NAME-3" x,https://example.com/3,"two
				lines"
				""";
		RunResult run = imports("systemName,fullUrl,name\n" + malformed);
		assertThat(outcomes(run)).containsExactly("rejected", "rejected", "rejected");
		String rejects = Files.readString(rejects(run));
		assertThat(rejects.replace("\r\n", "\n")).endsWith("systemName,fullUrl,name\n" + malformed);
		RunResult again = imports(rejects);
		assertThat(outcomes(again)).containsExactly("rejected", "rejected", "rejected");
		assertThat(Files.readString(rejects(again))).isEqualTo(rejects);
		RunResult ofResult = imports(Files.readString(folderOf(run).resolve("result.csv")));
		assertThat(outcomes(ofResult)).containsExactly("rejected", "rejected", "rejected");
		assertThat(Files.readString(rejects(ofResult))).contains("NAME-1,https://example.com/1,one, two")
			.contains("NAME-2,https://example.com/2,a \"\"quote\"\"");
		assertThat(links()).isEmpty();
	}

	private static Path rejects(RunResult run) {
		return folderOf(run).resolve("rejects.csv");
	}

	private static Path folderOf(RunResult run) {
		return bench.folder().resolve("results/run-" + run.run().id());
	}

	@TestAt({ GUIDE, SERVER, OLD })
	void unknownOwnerIsRejectedUnlessAllowed() throws IOException {
		String text = "systemName,fullUrl,userId\nNAME-1,https://example.com/1,typo@example.com\n";
		RunResult run = imports(text);
		assertThat(outcomes(run)).containsExactly("rejected");
		assertThat(result(run).column(ImportColumns.ERROR).get(0)).contains("no user 'typo@example.com'");
		assertThat(bench.sandbox().account().user("typo@example.com")).isEmpty();
		assertThat(outcomes(imports(text, "\"onUnknownOwner\":\"create\""))).containsExactly("added");
		assertThat(bench.sandbox().account().user("typo@example.com")).isPresent();
	}

	@Test
	void protectedLinksAreRejected() throws IOException {
		bench.put(bench.newLink("kmc", null).withSystemName("KMC-PREVIEW"));
		RunResult run = imports("systemName,fullUrl,action\nKMC-PREVIEW,,delete\n");
		assertThat(outcomes(run)).containsExactly("rejected");
		assertThat(result(run).column(ImportColumns.ERROR).get(0)).contains("protected");
		assertThat(bench.link("kmc").status()).isEqualTo(Status.ENABLED);
	}

	@TestAt({ GUIDE, SERVER, OLD })
	void matchesById() throws IOException {
		bench.put(bench.newLink("a1", null));
		RunResult run = imports("""
				id,systemName,action
				a1,RENAMED,
				zz,NAME-x,
				,NAME-y,
				""", "\"match\":\"id\"");
		assertThat(outcomes(run)).containsExactly("updated", "rejected", "rejected");
		assertThat(bench.link("a1").systemName()).isEqualTo("RENAMED");
	}

	@TestAt({ GUIDE, SERVER })
	void matchesByUniqueIdWhereTheServerKnowsIt() throws IOException {
		bench.put(bench.newLink("a1", null).withUniqueId("crm-1"));
		RunResult run = imports("""
				uniqueId,systemName,fullUrl
				crm-1,RENAMED,
				crm-2,NAME-2,https://example.com/2
				""", "\"match\":\"uniqueId\"");
		assertThat(outcomes(run)).containsExactly("updated", "added");
		assertThat(named("NAME-2").uniqueId()).isEqualTo("crm-2");
	}

	@TestAt(OLD)
	void oldServerCannotMatchByUniqueId() throws IOException {
		bench.put(bench.newLink("a1", null));
		RunResult run = imports("uniqueId,systemName,fullUrl\ncrm-2,NAME-2,https://example.com/2\n",
				"\"match\":\"uniqueId\"");
		assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
		assertThat(links()).hasSize(1);
	}

	@Test
	void fileThatCannotBeReadChangesNothing() throws IOException {
		RunResult run = imports("systemName,fullUrl\ngood,https://example.com/good\n\"open,https://example.com\n");
		assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
		assertThat(message(run)).contains("links.csv:3: a quotation mark is opened here and never closed",
				"`plan import-links` reads it anew");
		assertThat(links()).isEmpty();
		RunSummary refused = bench.worker().queries().find(run.run().id()).orElseThrow();
		assertThat(refused.state()).isEqualTo(RunState.REFUSED);
		assertThat(refused.next()).isNull();
		assertThat(bench.worker()
			.bean(JdbcClient.class)
			.sql("select count(*) from run_file where run_id = ?")
			.param(refused.id())
			.query(Long.class)
			.single()).isZero();
		assertThatExceptionOfType(RefusedException.class)
			.isThrownBy(() -> bench.worker().operator().restart(refused.id()))
			.withMessageContaining("`plan import-links` plans anew");
	}

	@Test
	void fileOutsideTheFolderIsNotRead() throws IOException {
		Path secret = Files.createTempFile("outside", ".csv");
		Files.writeString(secret, "systemName,fullUrl\nout,https://example.com/out\n");
		Files.deleteIfExists(bench.folder().resolve("link.csv"));
		Files.createSymbolicLink(bench.folder().resolve("link.csv"), secret);
		for (String name : List.of(secret.toString(), "../" + secret.getFileName(), "link.csv", "missing.csv", ".")) {
			RunResult run = bench.worker().run(Definitions.imported(name));
			assertThat(run.exitCode()).as(name).isEqualTo(ExitCode.USAGE);
			assertThat(message(run)).as(name).containsAnyOf("lies outside", "There is no file");
		}
		assertThat(links()).isEmpty();
		Files.delete(secret);
	}

	@TestAt({ GUIDE, POSTGRESQL })
	void planIsAppliedFromTheCopy() throws IOException {
		Files.writeString(file(), "systemName,fullUrl\nNAME-1,https://example.com/1\n");
		RunResult plan = bench.worker().plan(Definitions.imported(FILE));
		assertThat(outcomes(plan)).containsExactly("planned add");
		Files.delete(file());
		RunResult applied = bench.worker().operator().apply(plan.run().id(), Approval.PLAIN);
		assertThat(outcomes(applied)).containsExactly("added");
		assertThat(result(applied).column("fullUrl")).containsExactly("https://example.com/1");
	}

	@Test
	void utf16FromASpreadsheetIsRead() throws IOException {
		Files.write(file(), "\uFEFFsystemName\tfullUrl\tname\nNAME-1\thttps://example.com/1\tGrüße\n"
			.getBytes(StandardCharsets.UTF_16LE));
		assertThat(outcomes(bench.worker().run(Definitions.imported(FILE)))).containsExactly("added");
		assertThat(named("NAME-1").name()).isEqualTo("Grüße");
	}

	@Test
	void emptyFileOfLinksHasNothingToDo() throws IOException {
		RunResult run = imports("systemName,fullUrl\n");
		assertThat(run.exitCode()).isEqualTo(ExitCode.DONE);
		assertThat(outcomes(run)).isEmpty();
	}

	@TestAt({ GUIDE, SERVER, POSTGRESQL })
	void thousandsOfRowsAreAllAccountedFor() throws IOException {
		StringBuilder text = new StringBuilder("systemName,fullUrl\n");
		for (int i = 0; i < 5_000; i++) {
			text.append("NAME-").append(i).append(",https://example.com/").append(i).append('\n');
		}
		RunSummary run = imports(text.toString()).run();
		assertThat(run.scanned()).isEqualTo(5_000);
		assertThat(run.applied()).isEqualTo(5_000);
		assertThat(links()).hasSize(5_000);
		RunSummary again = imports(text.toString()).run();
		assertThat(again.unchanged()).isEqualTo(5_000);
		assertThat(again.planned()).isZero();
	}

	private static String message(RunResult run) {
		return new ArrayList<>(List.of(bench.worker().queries().show(run.run().id()).orElseThrow())).toString();
	}

	@TestAt({ SERVER, OLD })
	void ownerIsSpelledAsTheServerDoes() throws IOException {
		bench.put(bench.newLink("a1", null));
		RunResult run = imports("""
				systemName,fullUrl,userId
				NAME-a1,,ANNA@Example.com
				NEW-1,https://example.com/1,BEN@example.com
				""");
		assertThat(outcomes(run)).containsExactly("updated", "added");
		assertThat(bench.link("a1").userId()).isEqualTo("anna@example.com");
		assertThat(named("NEW-1").userId()).isEqualTo("ben@example.com");
		assertThat(bench.sandbox().account().user("ANNA@Example.com").orElseThrow().id()).isEqualTo("anna@example.com");
	}

	@TestAt({ SERVER, OLD })
	void newOwnerHasOneSpelling() throws IOException {
		RunResult run = imports("""
				systemName,fullUrl,userId
				NEW-1,https://example.com/1,Eva@example.com
				NEW-2,https://example.com/2,eva@example.com
				""", "\"onUnknownOwner\":\"create\"");
		assertThat(outcomes(run)).containsExactly("added", "added");
		assertThat(named("NEW-2").userId()).isEqualTo("Eva@example.com");
	}

	@TestAt({ GUIDE, SERVER, OLD })
	void doesNotCreateAnOwnerDeletedBeforeThePlanIsApplied() throws IOException {
		bench.put(bench.newLink("a1", null));
		Files.writeString(file(), """
				systemName,fullUrl,userId
				NAME-a1,,anna@example.com
				NEW-1,https://example.com/1,anna@example.com
				NEW-2,https://example.com/2,ben@example.com
				""");
		RunResult plan = bench.worker().plan(Definitions.imported(FILE));
		bench.sandbox().account().removeUser("anna@example.com");
		RunResult applied = bench.worker().operator().apply(plan.run().id(), Approval.PLAIN);
		assertThat(outcomes(applied)).containsExactly("stale", "stale", "added");
		assertThat(result(applied).column(ImportColumns.ERROR)).contains("There is no user anna@example.com");
		assertThat(bench.sandbox().account().user("anna@example.com").map(SandboxUser::status))
			.isNotEqualTo(Optional.of(SandboxUser.Status.ACTIVE));
	}

	@TestAt({ GUIDE, SERVER })
	void manyOwnersAreConfirmedInFewRequests() throws IOException {
		StringBuilder text = new StringBuilder("systemName,fullUrl,userId\n");
		for (int i = 0; i < 400; i++) {
			String owner = "owner" + i + "@example.com";
			bench.sandbox().account().putUser(SandboxUser.active(owner, bench.clock().instant()));
			text.append("NEW-" + i + ",https://example.com/" + i + "," + owner + "\n");
		}
		bench.sandbox().requests().clear();
		assertThat(imports(text.toString()).run().applied()).isEqualTo(400);
		assertThat(bench.sandbox().requests().received("user.list")).isLessThanOrEqualTo(2);
		assertThat(bench.sandbox().requests().received("user.get")).isZero();
	}

	@Test
	void twoRowsOfOneIdAreBothRejected() throws IOException {
		bench.put(bench.newLink("a1", null));
		RunResult run = imports("id,name\na1,one\n\" a1 \",two\n", "\"match\":\"id\"");
		assertThat(outcomes(run)).containsExactly("rejected", "rejected");
		assertThat(bench.link("a1").name()).isNull();
	}

	@TestAt({ GUIDE, SERVER, POSTGRESQL })
	void equalRowsAreOne() throws IOException {
		String text = """
				systemName,fullUrl,notes
				NEW-1,https://example.com/1,x
				NEW-2,https://example.com/2,x
				NEW-1,https://example.com/1,x
				NEW-2,https://example.com/2,y
				""";
		RunResult run = imports(text);
		assertThat(outcomes(run)).containsExactly("added", "rejected", "unchanged", "rejected");
		assertThat(result(run).column(ImportColumns.WARNINGS).get(2)).isEqualTo("the row is the same as line 2");
		assertThat(links()).hasSize(1);
		assertThat(outcomes(imports(text))).containsExactly("unchanged", "rejected", "unchanged", "rejected");
	}

	@TestAt({ GUIDE, SERVER })
	void oddNameStopsNoImportOfItsTwin() throws IOException {
		bench.put(bench.newLink("tab", null).withSystemName("TAB-2\t"));
		RunResult run = imports(
				"systemName,fullUrl\nTAB-2,https://example.com/t2\n\"TAB-3\n\",https://example.com/t3\n");
		assertThat(outcomes(run)).containsExactly("added", "rejected");
		assertThat(result(run).column(ImportColumns.ERROR).get(1)).contains("U+000A");
	}

	@TestAt(SERVER)
	void namesThatTheServerTakesAsEqualAreOne() throws IOException {
		bench.put(bench.newLink("a1", null).withSystemName("Spring-Caf\u00E9"));
		RunResult run = imports("systemName,name\nspring-cafe,x\n");
		assertThat(outcomes(run)).containsExactly("updated");
		assertThat(bench.link("a1").name()).isEqualTo("x");
		assertThat(bench.link("a1").systemName()).isEqualTo("spring-cafe");
	}

	@Test
	void timeSpanCountsOnce() throws IOException {
		String text = "systemName,fullUrl,expiresAt\nNEW-1,https://example.com/1,+30d\n";
		assertThat(outcomes(imports(text))).containsExactly("added");
		Instant expiresAt = named("NEW-1").expiresAt();
		bench.clock().advance(Duration.ofDays(3));
		assertThat(outcomes(imports(text))).containsExactly("unchanged");
		assertThat(named("NEW-1").expiresAt()).isEqualTo(expiresAt);
	}

	@TestAt({ GUIDE, SERVER, POSTGRESQL })
	void rowsThatAreNotDoneCanBeFedAgain() throws IOException {
		bench.sandbox().faults().before((request) -> {
			if (request.is("shortlink_shortlink.add")) {
				bench.worker().operator().stopAll(Duration.ofSeconds(10));
			}
		});
		StringBuilder text = new StringBuilder("systemName,fullUrl\n");
		for (int i = 0; i < 600; i++) {
			text.append("NAME-").append(i).append(",https://example.com/").append(i).append('\n');
		}
		RunResult stopped = imports(text.toString());
		assertThat(stopped.exitCode()).isEqualTo(ExitCode.STOPPED);
		bench.sandbox().faults().clear();
		Path unfinished = folderOf(stopped).resolve("unfinished.csv");
		assertThat(Result.of(unfinished).rows()).hasSize((int) (600 - stopped.run().applied()));
		RunResult again = imports(Files.readString(unfinished));
		assertThat(again.exitCode()).isEqualTo(ExitCode.DONE);
		assertThat(links()).hasSize(600);
		assertThat(folderOf(again).resolve("unfinished.csv")).doesNotExist();
	}

	@Test
	void columnsOfTheUserAreKeptWhateverTheirNames() throws IOException {
		RunResult run = imports(
				"systemName,fullUrl,line,error,notes\nOWN-1,https://example.com/1,Blue line,check,n1\n");
		Result result = result(run);
		assertThat(result.header().titles()).containsExactly("systemName", "fullUrl", "line", "error", "notes",
				"linkkeeper_line", "outcome", "id", "shortUrl", "linkkeeper_error", "warnings");
		assertThat(result.column(ImportColumns.LINE)).containsExactly("Blue line");
		RunResult again = imports(
				Files.readString(bench.folder().resolve("results/run-" + run.run().id() + "/result.csv")));
		assertThat(outcomes(again)).containsExactly("unchanged");
	}

	@Test
	void longUrlIsWarnedOfInTheResult() throws IOException {
		RunResult run = imports("systemName,fullUrl\nNAME-1,https://example.com/" + "x".repeat(300) + "\n");
		assertThat(run.exitCode()).isEqualTo(ExitCode.DONE);
		assertThat(result(run).column(ImportColumns.WARNINGS).get(0))
			.endsWith("fullUrl has 320 characters; some servers keep 255");
	}

	/**
	 * The file and its rejects have the encoding and delimiter of a spreadsheet.
	 */
	@Test
	void encodingDelimiterAndCodesAreThoseOfTheDefinition() throws IOException {
		String[] rule = { "\"encoding\":\"windows-1252\"", "\"delimiter\":\"pipe\"", "\"qr\":\"svg\"" };
		Files.write(file(), "systemName|fullUrl|name\nNAME-1|https://example.com/1|Grüße, alle\nb|ftp://x|zwölf\n"
			.getBytes(Charset.forName("windows-1252")));
		RunResult run = bench.worker().run(Definitions.imported(FILE, rule));
		assertThat(named("NAME-1").name()).isEqualTo("Grüße, alle");
		assertThat(folderOf(run).resolve("qr/NAME-1.svg")).isNotEmptyFile();
		RunResult again = imports(Files.readString(rejects(run))
			.replace("\"b\"", "\"NAME-2\"")
			.replace("ftp://x", "https://example.com/2"), rule);
		assertThat(again.exitCode()).isEqualTo(ExitCode.DONE);
		assertThat(named("NAME-2").name()).isEqualTo("zwölf");
	}

	@TestAt({ GUIDE, SERVER, OLD })
	void secondImportOfUniqueIdsChangesNothing() throws IOException {
		String text = "systemName,fullUrl,uniqueId\nNAME-1,https://example.com/1,crm-1\n";
		assertThat(outcomes(imports(text))).containsExactly("added");
		RunResult again = imports(text);
		assertThat(outcomes(again)).containsExactly("unchanged");
		assertThat(again.exitCode()).isEqualTo(ExitCode.DONE);
	}

	@TestAt({ GUIDE, SERVER })
	void uniqueIdOfALinkThatHasNoneCannotBeSet() throws IOException {
		bench.put(bench.newLink("a1", null));
		bench.put(bench.newLink("b1", null).withUniqueId("crm-9"));
		RunResult run = imports("systemName,uniqueId\nNAME-a1,crm-1\n");
		assertThat(result(run).column(ImportColumns.ERROR).get(0)).contains("the uniqueId of the link a1 is not set");
	}

}
