package io.linkkeeper.operate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import io.linkkeeper.Bench;
import io.linkkeeper.Definitions;
import io.linkkeeper.Place;
import io.linkkeeper.RandomAccount;
import io.linkkeeper.csv.CsvWriter;
import io.linkkeeper.csv.Delimiter;
import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.sandbox.Dialect;
import io.linkkeeper.sandbox.SandboxLink;

/**
 * A random job for a random account.
 *
 * @param definition the job
 * @param reads the number of rows or links that it must read, or -1 when only the rule
 * determines it
 */
record RandomJob(JobDefinition definition, long reads) {

	private static final String ALL = "\"limits\":{\"maxPercent\":100}";

	private static final int MOST_ROWS = 10;

	static RandomJob of(Bench bench, RandomAccount account, Random random) throws IOException {
		return switch (random.nextInt(6)) {
			case 0 -> new RandomJob(Definitions.expire(rule(List.of(action(random, "disable", "delete"))), ALL), -1);
			case 1 -> dedup(bench, account);
			case 2 -> leavers(bench, account, random);
			case 3 -> gone(bench, account, random);
			case 4 -> imported(bench, account, random);
			default -> new RandomJob(Definitions.exported(), bench.links().size());
		};
	}

	private static RandomJob dedup(Bench bench, RandomAccount account) {
		String key = account.one(List.of("[\"systemName\"]", "[\"fullUrl\"]", "[\"systemName\",\"userId\"]",
				"[\"fullUrl\",\"name\"]", "[\"systemName\",\"fullUrl\",\"userId\"]"));
		String keep = account.one(List.of("newest", "oldest", "latest-expiry"));
		String action = account.one(List.of("disable", "delete"));
		return new RandomJob(Definitions
			.dedup(rule(List.of("\"key\":" + key, "\"keep\":\"" + keep + "\"", "\"action\":\"" + action + "\"")), ALL),
				bench.links().size());
	}

	private static RandomJob leavers(Bench bench, RandomAccount account, Random random) throws IOException {
		List<String> owners = new ArrayList<>(RandomAccount.OWNERS);
		Collections.shuffle(owners, random);
		List<String> leave = owners.subList(0, 1 + random.nextInt(3));
		Files.writeString(bench.folder().resolve("leavers.csv"), "userId\n" + String.join("\n", leave) + "\n");
		List<String> rule = new ArrayList<>(List.of("\"leavers\":\"leavers.csv\""));
		rule.addAll(cascadeAction(account, owners.get(3)));
		return new RandomJob(Definitions.cascade(rule(rule), ALL), ownedBy(bench, leave));
	}

	private static long ownedBy(Bench bench, List<String> owners) {
		return bench.links().stream().filter((link) -> link.userId() != null && owners.contains(link.userId())).count();
	}

	private static RandomJob gone(Bench bench, RandomAccount account, Random random) {
		bench.sandbox().account().removeUser("ann");
		List<String> rule = new ArrayList<>(List.of("\"withoutOwner\":" + random.nextBoolean()));
		rule.addAll(cascadeAction(account, "bob"));
		return new RandomJob(Definitions.cascade(rule(rule), ALL), bench.links().size());
	}

	private static List<String> cascadeAction(RandomAccount account, String successor) {
		String action = account.one(List.of("disable", "delete", "hand-over", "hand-over"));
		String words = "\"action\":\"" + action + "\"";
		return action.equals("hand-over") ? List.of(words, "\"successor\":\"" + successor + "\"") : List.of(words);
	}

	private static RandomJob imported(Bench bench, RandomAccount account, Random random) throws IOException {
		List<String> matches = (Place.current().dialect() != Dialect.OLD) ? List.of("systemName", "uniqueId", "id")
				: List.of("systemName", "id");
		int rows = 1 + random.nextInt(MOST_ROWS);
		try (Writer out = Files.newBufferedWriter(bench.folder().resolve("links.csv"));
				CsvWriter csv = CsvWriter.safe(out, Delimiter.COMMA)) {
			csv.heading(List.of("id", "uniqueId", "systemName", "fullUrl", "name", "expiresAt", "userId", "status",
					"action"));
			IntStream.range(0, rows).forEach((row) -> csv.row(row(account, random)));
		}
		catch (UncheckedIOException ex) {
			throw ex.getCause();
		}
		return new RandomJob(Definitions.imported("links.csv", "\"match\":\"" + account.one(matches) + "\""), rows);
	}

	private static List<String> row(RandomAccount account, Random random) {
		int link = random.nextInt(30);
		return List.of((random.nextInt(3) == 0) ? "link%04d".formatted(link) : "",
				(random.nextInt(3) == 0) ? "key-" + link : "",
				random.nextBoolean() ? account.one(RandomAccount.NAMES) : "NAME-" + link,
				account.one(List.of("", "https://example.com/0", "https://example.com/new", "nowhere")),
				account.one(List.of("", "", "A name", "'quoted'")),
				account.one(List.of("", "", "never", "2027-01-31", "1900000000", "soon")),
				account.one(List.of("", "", "ann", "dora", "nobody")),
				account.one(List.of("", "", "enabled", "disabled")),
				account.one(List.of("", "", "", "", "add", "update", "delete")));
	}

	private static String action(Random random, String... actions) {
		return "\"action\":\"" + actions[random.nextInt(actions.length)] + "\"";
	}

	private static String rule(List<String> keys) {
		return "\"rule\":{" + String.join(",", keys) + "}";
	}

	/** What a link is, whenever it was changed. */
	static String state(SandboxLink link) {
		return link.withUpdatedAt(link.createdAt()).toString();
	}

}
