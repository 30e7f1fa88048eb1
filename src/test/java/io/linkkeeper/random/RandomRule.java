package io.linkkeeper.random;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import io.linkkeeper.csv.CsvWriter;
import io.linkkeeper.csv.Delimiter;

/**
 * A random rule of a job type that changes links, and its file.
 *
 * @param type the job type
 * @param json the keys and values of the rule
 */
record RandomRule(String type, String json) {

	static RandomRule of(HistoryBench bench, RandomLinks links, Random random) {
		return switch (random.nextInt(7)) {
			case 0, 1 -> expire(links);
			case 2 -> dedup(links);
			case 3 -> cascade(bench, links, random);
			case 4, 5 -> imported(bench.folder(), links, random);
			default -> repoint(links);
		};
	}

	private static RandomRule expire(RandomLinks links) {
		return new RandomRule("expire",
				links.one(List.of("{}", "{\"grace\":\"P1D\"}", "{\"action\":\"delete\"}",
						"{\"deleteAfter\":\"P30D\",\"deleteDisabledByOthers\":true}",
						"{\"grace\":\"PT1S\",\"deleteAfter\":\"P1D\",\"deleteDisabledByOthers\":true}",
						"{\"action\":\"redirect\",\"redirect\":\"https://example.com/over\"}")));
	}

	private static RandomRule dedup(RandomLinks links) {
		String key = links
			.one(List.of("[\"systemName\"]", "[\"fullUrl\"]", "[\"systemName\",\"userId\"]", "[\"fullUrl\",\"name\"]"));
		return new RandomRule("dedup", "{\"key\":%s,\"keep\":\"%s\",\"action\":\"%s\"}".formatted(key,
				links.one(List.of("newest", "oldest", "latest-expiry")), links.one(List.of("disable", "delete"))));
	}

	private static RandomRule cascade(HistoryBench bench, RandomLinks links, Random random) {
		List<String> owners = new ArrayList<>(RandomLinks.OWNERS);
		Collections.shuffle(owners, random);
		String action = links.one(List.of("disable", "delete", "hand-over"));
		String then = "\"action\":\"%s\"%s".formatted(action,
				action.equals("hand-over") ? ",\"successor\":\"" + owners.get(3) + "\"" : "");
		if (random.nextBoolean()) {
			write(bench.folder().resolve("leavers.csv"),
					List.of(List.of("userId"), List.of(owners.get(0)), List.of(owners.get(1))));
			return new RandomRule("cascade", "{\"leavers\":\"leavers.csv\"," + then + "}");
		}
		bench.account().removeUser(owners.get(0));
		return new RandomRule("cascade", "{\"withoutOwner\":%s,%s}".formatted(random.nextBoolean(), then));
	}

	private static RandomRule repoint(RandomLinks links) {
		return new RandomRule("repoint",
				links.one(List.of("{\"host\":{\"from\":\"example.com\",\"to\":\"example.org\"}}",
						"{\"host\":{\"from\":\"old.example.com\",\"to\":\"example.com\"},\"withDisabled\":true}",
						"{\"find\":\"/2\",\"replace\":\"/3\"}")));
	}

	private static RandomRule imported(Path folder, RandomLinks links, Random random) {
		List<List<String>> rows = new ArrayList<>(List.of(List.of("id", "uniqueId", "systemName", "fullUrl", "name",
				"expiresAt", "userId", "status", "action", "startsAt")));
		for (int i = 1 + random.nextInt(8); i > 0; i--) {
			rows.add(row(links, random));
		}
		write(folder.resolve("links.csv"), rows);
		return new RandomRule("import",
				"{\"file\":\"links.csv\",\"match\":\"%s\",\"onUnknownOwner\":\"%s\"}".formatted(
						links.one(List.of("systemName", "systemName", "uniqueId", "id")),
						links.one(List.of("reject", "create"))));
	}

	private static List<String> row(RandomLinks links, Random random) {
		int number = 1 + random.nextInt(20);
		boolean isNew = random.nextInt(3) == 0;
		String id = isNew ? "" : links.one(List.of("", "link%04d".formatted(number)));
		String key = isNew ? "new-" + number : links.one(List.of("", "key-" + number));
		String name = isNew ? "NEW-" + number : links.one(RandomLinks.NAMES);
		return List.of(id, key, name, links.one(List.of("", links.url(), links.url(), "nowhere")),
				links.one(List.of("", "", "A name")), links.one(List.of("", "", "never", "2027-01-31", "soon")),
				links.one(List.of("", "", "ann", "dora", "nobody")),
				links.one(List.of("", "", "", "enabled", "disabled")),
				links.one(List.of("", "", "", "", "", "add", "update", "delete")),
				links.one(List.of("", "", "", "2027-01-30", "2026-01-01", "never")));
	}

	private static void write(Path file, List<List<String>> rows) {
		try (Writer out = Files.newBufferedWriter(file); CsvWriter csv = CsvWriter.safe(out, Delimiter.COMMA)) {
			csv.heading(rows.get(0));
			rows.subList(1, rows.size()).forEach(csv::row);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
