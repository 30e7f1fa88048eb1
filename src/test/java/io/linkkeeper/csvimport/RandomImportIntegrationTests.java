package io.linkkeeper.csvimport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.linkkeeper.Bench;
import io.linkkeeper.Definitions;
import io.linkkeeper.Rounds;
import io.linkkeeper.TestAt;
import io.linkkeeper.csv.CsvWriter;
import io.linkkeeper.csv.Delimiter;
import io.linkkeeper.definition.rule.ImportSettings.Match;
import io.linkkeeper.history.RunSummary;
import io.linkkeeper.operate.RunResult;
import io.linkkeeper.sandbox.SandboxLink;
import io.linkkeeper.sandbox.SandboxLink.Status;
import io.linkkeeper.sandbox.SandboxUser;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static io.linkkeeper.Place.GUIDE;
import static io.linkkeeper.Place.SERVER;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Imports of random files into random accounts: every row has exactly one outcome, and
 * importing the same file again changes nothing.
 */
@TestAt(value = GUIDE, atLength = SERVER)
class RandomImportIntegrationTests {

	private static final int ROUNDS = 20;

	private static final String FILE = "random.csv";

	private static final List<String> NAMES = List.of("NAME-1", "NAME-2", "NAME,3", "=NAME", " NAME", "na\"me",
			"na\nme", "שלום", "NAME-9", "ab", "KMC-PREVIEW");

	private static final List<String> URLS = List.of("", "https://example.com/1", "https://example.com/2", "ftp://no",
			"https://example.com/a?b=c#d");

	private static final List<String> EXPIRIES = List.of("", "never", "2027-01-31", "1900000000", "soon");

	private static final List<String> OWNERS = List.of("", "anna@example.com", "nobody@example.com");

	private static final List<String> ACTIONS = List.of("", "", "", "add", "update", "delete", "remove");

	@RegisterExtension
	static final Bench bench = new Bench();

	@ParameterizedTest
	@EnumSource
	void everyRowHasOneOutcomeAndTheSecondTimeNothingChanges(Match match) {
		bench.sandbox().account().putUser(SandboxUser.active("anna@example.com", bench.clock().instant()));
		Rounds.of(ROUNDS, "Random imports by " + match.label()).each((seed) -> {
			Random random = new Random(seed);
			fillAccount(random);
			int rows = writeFile(random);
			expectAccounted(imports(match), rows);
			List<String> after = states();
			RunResult again = imports(match);
			expectAccounted(again, rows);
			assertThat(again.run().applied()).isZero();
			assertThat(states()).isEqualTo(after);
		});
	}

	private static RunResult imports(Match match) {
		return bench.worker().run(Definitions.imported(FILE, "\"match\":\"" + match.label() + "\""));
	}

	private static void expectAccounted(RunResult result, int rows) {
		RunSummary run = result.run();
		assertThat(run.status()).isEqualTo("COMPLETED");
		assertThat(run.scanned()).isEqualTo(rows);
		assertThat(run.stale() + run.failed() + run.unknown() + run.notSent()).isZero();
		assertThat(run.unchanged() + run.rejected() + run.applied()).isEqualTo(rows);
		List<String> outcomes = Result.of(bench.folder(), run.id()).column(ImportColumns.OUTCOME);
		assertThat(outcomes).hasSize(rows).isSubsetOf("added", "updated", "deleted", "unchanged", "rejected");
		assertThat(outcomes.stream().filter("rejected"::equals)).hasSize((int) run.rejected());
		assertThat(outcomes.stream().filter("unchanged"::equals)).hasSize((int) run.unchanged());
	}

	private static void fillAccount(Random random) {
		bench.emptyAccount();
		for (int i = random.nextInt(8); i > 0; i--) {
			Instant expiresAt = random.nextBoolean() ? null : bench.clock().instant().plus(Duration.ofDays(i));
			bench.put(bench.newLink("link" + i, expiresAt)
				.withSystemName(oneOf(NAMES, random))
				.withUniqueId(random.nextBoolean() ? "key-" + i : null)
				.withStatus(random.nextBoolean() ? Status.ENABLED : Status.DISABLED));
		}
	}

	private static int writeFile(Random random) throws IOException {
		int rows = 1 + random.nextInt(9);
		try (Writer out = Files.newBufferedWriter(bench.folder().resolve(FILE));
				CsvWriter csv = CsvWriter.safe(out, Delimiter.COMMA)) {
			csv.heading(List.of("id", "uniqueId", "systemName", "fullUrl", "expiresAt", "userId", "status", "action"));
			for (int i = 0; i < rows; i++) {
				csv.row(List.of(some("link", random), some("KEY-", random), oneOf(NAMES, random), oneOf(URLS, random),
						oneOf(EXPIRIES, random), oneOf(OWNERS, random),
						oneOf(List.of("", "enabled", "disabled"), random), oneOf(ACTIONS, random)));
			}
		}
		catch (UncheckedIOException ex) {
			throw ex.getCause();
		}
		return rows;
	}

	/** Returns an id of an existing or a missing link, often an empty one. */
	private static String some(String prefix, Random random) {
		return random.nextBoolean() ? prefix + random.nextInt(9) : "";
	}

	private static String oneOf(List<String> values, Random random) {
		return values.get(random.nextInt(values.size()));
	}

	private static List<String> states() {
		return new ArrayList<>(bench.sandbox()
			.account()
			.links()
			.stream()
			.filter((link) -> link.status() != Status.DELETED)
			.map(SandboxLink::toString)
			.sorted()
			.toList());
	}

}
