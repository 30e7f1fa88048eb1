package io.linkkeeper.csvimport;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import io.linkkeeper.collect.ApiLookup;
import io.linkkeeper.csv.CsvException;
import io.linkkeeper.csv.FileSource;
import io.linkkeeper.definition.ImportSettings;
import io.linkkeeper.definition.ImportSettings.Match;
import io.linkkeeper.definition.JobType;
import io.linkkeeper.execution.Explainer;
import io.linkkeeper.execution.Explanation;
import io.linkkeeper.execution.Inquiry;
import io.linkkeeper.execution.SubjectReader;
import io.linkkeeper.ledger.Decisions;
import io.linkkeeper.link.LinkChange;
import io.linkkeeper.link.ShortLink;
import io.linkkeeper.run.file.Folders;
import io.linkkeeper.text.Collation;
import org.jspecify.annotations.Nullable;

/**
 * Tells what the rows of the file, as it is now, wish of a link.
 */
final class ImportExplainer implements Explainer {

	private final Folders folders;

	ImportExplainer(Folders folders) {
		this.folders = folders;
	}

	@Override
	public JobType type() {
		return JobType.IMPORT;
	}

	@Override
	public Explanation explain(Inquiry inquiry) {
		ImportSettings settings = (ImportSettings) inquiry.definition().settings();
		String key = key(inquiry.link(), settings.match());
		if (key == null || key.isEmpty()) {
			return Explanation.none("has no %s, by which rows find their links".formatted(settings.match().label()));
		}
		try {
			FileSource source = new FileSource(settings.file(), this.folders.input(settings.file()));
			return explain(inquiry, settings, rows(new ImportFile(source, settings), settings, inquiry, key));
		}
		catch (CsvException | IllegalArgumentException ex) {
			return Explanation.none("A run would fail: " + ex.getMessage());
		}
	}

	private static @Nullable String key(ShortLink link, Match match) {
		return switch (match) {
			case SYSTEM_NAME -> link.systemName();
			case UNIQUE_ID -> link.uniqueId();
			case ID -> link.id();
		};
	}

	/** The rows with the key, checked as those of a run are. */
	private static List<ImportRow> rows(ImportFile file, ImportSettings settings, Inquiry inquiry, String key) {
		Set<Long> lines = new HashSet<>();
		file.each((header, row) -> {
			if (row.problem() == null && isSame(settings.match(), header.cell(row, settings.match().label()), key)) {
				lines.add(row.line());
			}
		});
		ExpiryCell expiry = new ExpiryCell(settings.zone(), inquiry.asOf());
		ImportReader reader = new ImportReader(file, settings, expiry, () -> Duplicates.in(file, settings.match()));
		List<ImportRow> rows = new ArrayList<>();
		SubjectReader.Batch<ImportRow> batch = reader.read(null);
		while (batch != null) {
			batch.subjects().stream().filter((row) -> lines.contains(row.line())).forEach(rows::add);
			batch = reader.read(batch.position());
		}
		return rows;
	}

	private static boolean isSame(Match match, String cell, String key) {
		return switch (match) {
			case SYSTEM_NAME -> cell.equals(key);
			case UNIQUE_ID -> Collation.key(cell).equals(Collation.key(key));
			case ID -> cell.strip().equals(key);
		};
	}

	private static Explanation explain(Inquiry inquiry, ImportSettings settings, List<ImportRow> rows) {
		if (rows.isEmpty()) {
			return Explanation.none("no row of %s has its %s".formatted(settings.file(), settings.match().label()));
		}
		ApiAccount account = new ApiAccount(new ApiLookup(inquiry.client()), settings.match());
		ImportRule rule = new ImportRule(inquiry.definition(), account, () -> UUID.randomUUID().toString());
		// of several rows with one key each is refused, and for the same reason
		ImportRow row = rows.get(0);
		return explain(inquiry.link(), row.line(), rule.decide(List.of(row)));
	}

	private static Explanation explain(ShortLink link, long line, Decisions decisions) {
		if (!decisions.rejected().isEmpty()) {
			return Explanation
				.none("line %d would be rejected: %s".formatted(line, decisions.rejected().get(0).reason()));
		}
		if (decisions.changes().isEmpty()) {
			return Explanation.none("is as line %d wishes".formatted(line));
		}
		LinkChange change = decisions.changes().get(0);
		return (change.before() != null && change.before().id().equals(link.id())) ? Explanation.of(change)
				: Explanation.none("line %d means another link".formatted(line));
	}

}
