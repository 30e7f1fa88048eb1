package io.linkkeeper.csvimport;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.linkkeeper.csvimport.decide.ImportRow;
import io.linkkeeper.csvimport.decide.ImportRule;
import io.linkkeeper.definition.rule.ImportSettings.Match;
import io.linkkeeper.link.Decision;
import io.linkkeeper.link.LinkChange;
import io.linkkeeper.link.Rejected;
import io.linkkeeper.link.ShortLink;
import io.linkkeeper.link.Unchanged;
import org.jspecify.annotations.Nullable;

/**
 * Decides about one link outside a run, by the row of the current file that identifies
 * it. Rows are read and validated as in a run.
 */
final class SingleLinkRule {

	private final ImportFile file;

	private final Match match;

	private final ImportReader reader;

	private final ImportRule rule;

	/**
	 * Creates a rule for one file.
	 * @param file the current file
	 * @param match the column that identifies links
	 * @param reader validates its rows
	 * @param rule decides about a row
	 */
	SingleLinkRule(ImportFile file, Match match, ImportReader reader, ImportRule rule) {
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

	/**
	 * Returns the first row with a key; of several rows, each is rejected for the same
	 * reason.
	 */
	private Optional<ImportRow> row(String key) {
		List<ImportRow> found = new ArrayList<>(1);
		this.file.each((header, row) -> {
			if (found.isEmpty() && row.problem() == null && isSame(header.cell(row, this.match.label()), key)) {
				found.add(this.reader.checked(header, row));
			}
		});
		return found.stream().findFirst();
	}

	private boolean isSame(String cell, String key) {
		return RowKey.value(this.match.label(), cell).equals(RowKey.value(this.match.label(), key));
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
