package io.linkkeeper.csvimport;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.linkkeeper.batch.SubjectReader;
import io.linkkeeper.definition.ImportSettings.Match;
import io.linkkeeper.kaltura.Collation;
import io.linkkeeper.link.Decision;
import io.linkkeeper.link.LinkChange;
import io.linkkeeper.link.Rejected;
import io.linkkeeper.link.ShortLink;
import io.linkkeeper.link.Unchanged;
import org.jspecify.annotations.Nullable;

/**
 * Decides about one link by the row that names it in the file of an import, read and
 * checked as a run reads its copy.
 */
final class LinkInFile {

	private final ImportFile file;

	private final Match match;

	private final SubjectReader<ImportRow> reader;

	private final ImportRule rule;

	/**
	 * A file to look into.
	 * @param file the file as it is now
	 * @param match how its rows find their links
	 * @param reader reads its rows
	 * @param rule decides about a row
	 */
	LinkInFile(ImportFile file, Match match, SubjectReader<ImportRow> reader, ImportRule rule) {
		this.file = file;
		this.match = match;
		this.reader = reader;
		this.rule = rule;
	}

	Decision decide(ShortLink link) {
		String key = key(link);
		if (key == null || key.isEmpty()) {
			return Unchanged.because(() -> "has no %s, by which rows find their links".formatted(this.match.label()));
		}
		return row(key).map((row) -> decide(link, row))
			.orElseGet(() -> Unchanged
				.because(() -> "no row of %s has its %s".formatted(this.file.name(), this.match.label())));
	}

	private @Nullable String key(ShortLink link) {
		return switch (this.match) {
			case SYSTEM_NAME -> link.systemName();
			case UNIQUE_ID -> link.uniqueId();
			case ID -> link.id();
		};
	}

	/** Of several rows with one key each is rejected, and for the same reason. */
	private Optional<ImportRow> row(String key) {
		Set<Long> lines = new HashSet<>();
		this.file.each((header, row) -> {
			if (row.problem() == null && isSame(header.cell(row, this.match.label()), key)) {
				lines.add(row.line());
			}
		});
		Optional<ImportRow> found = Optional.empty();
		SubjectReader.Batch<ImportRow> batch = this.reader.read(null);
		while (batch != null) {
			List<ImportRow> rows = batch.subjects();
			found = found.or(() -> rows.stream().filter((row) -> lines.contains(row.line())).findFirst());
			batch = this.reader.read(batch.position());
		}
		return found;
	}

	private boolean isSame(String cell, String key) {
		return switch (this.match) {
			case SYSTEM_NAME -> cell.equals(key);
			case UNIQUE_ID -> Collation.key(cell).equals(Collation.key(key));
			case ID -> cell.strip().equals(key);
		};
	}

	private Decision decide(ShortLink link, ImportRow row) {
		Decision decision = this.rule.each(List.of(row)).get(0);
		if (decision instanceof Rejected rejected) {
			return Unchanged.because(() -> "line %d would be rejected: %s".formatted(row.line(), rejected.reason()));
		}
		if (decision instanceof LinkChange change
				&& (change.before() == null || !change.before().id().equals(link.id()))) {
			return Unchanged.because(() -> "line %d means another link".formatted(row.line()));
		}
		return decision;
	}

}
