package io.linkkeeper.csvimport;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;

import io.linkkeeper.csv.CsvHeader;
import io.linkkeeper.csv.CsvRow;
import io.linkkeeper.csv.TableReader;
import io.linkkeeper.csvimport.cell.ExpiryCell;
import io.linkkeeper.csvimport.cell.NameText;
import io.linkkeeper.csvimport.decide.ImportRow;
import io.linkkeeper.csvimport.row.CampaignParameters;
import io.linkkeeper.definition.rule.ImportSettings;
import io.linkkeeper.definition.rule.ImportSettings.UnknownOwner;
import io.linkkeeper.execution.SubjectReader;
import io.linkkeeper.link.LinkField;
import io.linkkeeper.text.Blanks;
import io.linkkeeper.text.Collation;
import org.jspecify.annotations.Nullable;

/**
 * Reads and validates the rows of the copied file, without the account. The position is
 * the number of rows read. The file stays open between batches; a new execution skips the
 * rows up to its position. Not thread-safe.
 */
final class ImportReader implements SubjectReader<ImportRow> {

	private static final int ROWS_AT_ONCE = 4_000;

	/** Bounds the memory of a batch, as rows may be long. */
	private static final int CHARACTERS_AT_ONCE = 2_000_000;

	private final ImportFile file;

	private final ImportSettings settings;

	private final Instant asOf;

	private final Supplier<FileSurvey> find;

	/** The owners of the rows that were read or passed over, by collation key. */
	private final Map<String, String> owners = new HashMap<>();

	private @Nullable FileSurvey survey;

	/** For the rows of the file that was opened last. */
	private @Nullable RowCheck check;

	private @Nullable TableReader open;

	private long rowsRead;

	/**
	 * Creates a reader at the first row.
	 * @param file the copy
	 * @param settings the settings of the rule
	 * @param asOf from when time spans of {@code expiresAt} count
	 * @param find reads the whole file, called once
	 */
	ImportReader(ImportFile file, ImportSettings settings, Instant asOf, Supplier<FileSurvey> find) {
		this.file = file;
		this.settings = settings;
		this.asOf = asOf;
		this.find = find;
	}

	@Override
	public long remaining(@Nullable String position) {
		return survey().duplicates().rows() - ((position != null) ? Long.parseLong(position) : 0);
	}

	@Override
	public @Nullable Batch<ImportRow> read(@Nullable String position) {
		TableReader reader = at((position != null) ? Long.parseLong(position) : 0);
		List<ImportRow> rows = new ArrayList<>();
		int characters = 0;
		while (rows.size() < ROWS_AT_ONCE && characters < CHARACTERS_AT_ONCE) {
			CsvRow row = reader.read();
			if (row == null) {
				break;
			}
			noteOwner(reader.header(), row);
			rows.add(checked(reader.header(), row));
			characters += row.text().length();
		}
		this.rowsRead += rows.size();
		if (rows.isEmpty()) {
			close();
			return null;
		}
		return new Batch<>(rows, Long.toString(this.rowsRead));
	}

	private void noteOwner(CsvHeader header, CsvRow row) {
		if (this.settings.onUnknownOwner() == UnknownOwner.CREATE && row.problem() == null
				&& header.has(ImportColumns.USER_ID)) {
			String owner = NameText.of(LinkField.USER_ID, header.cell(row, ImportColumns.USER_ID)).text();
			this.owners.putIfAbsent(Collation.key(owner), owner);
		}
	}

	/**
	 * Returns the spelling in which the file names an owner first, whichever rows this
	 * process has read.
	 * @param owner an owner that a row names
	 * @return the spelling of the first row that names the owner
	 */
	String firstSpelling(String owner) {
		return this.owners.getOrDefault(Collation.key(owner), owner);
	}

	/**
	 * Reads the whole file for URLs of a kind.
	 * @param kind the URLs
	 * @return the URLs by the keys of their rows
	 */
	Map<String, String> urls(Predicate<String> kind) {
		Map<String, String> urls = new HashMap<>();
		this.file.each((header, row) -> {
			String url = Blanks.strip(header.cell(row, ImportColumns.FULL_URL));
			if (row.problem() == null && kind.test(url)) {
				urls.put(Blanks.strip(header.cell(row, this.settings.match().label())), url);
			}
		});
		return urls;
	}

	/** Validates a row, including against the rest of the file. */
	ImportRow checked(CsvHeader header, CsvRow row) {
		DuplicateRows duplicates = survey().duplicates();
		String duplicate = duplicates.problem(header, row);
		return (duplicate != null) ? ImportRow.invalid(row.line(), row.text(), duplicate)
				: check(header).check(row).repeating(duplicates.repeatedLine(header, row));
	}

	private RowCheck check(CsvHeader header) {
		RowCheck known = this.check;
		if (known == null || !known.isUnder(header)) {
			ExpiryCell expiry = new ExpiryCell(this.settings.zone(), this.asOf, this.settings.datePattern(),
					survey().dates());
			known = new RowCheck(header, this.settings, expiry, new CampaignParameters(this.settings.utm()));
			this.check = known;
		}
		return known;
	}

	private FileSurvey survey() {
		FileSurvey known = this.survey;
		if (known == null) {
			known = this.find.get();
			this.survey = known;
		}
		return known;
	}

	private TableReader at(long position) {
		TableReader reader = this.open;
		if (reader != null && position == this.rowsRead) {
			return reader;
		}
		close();
		reader = this.file.open();
		this.open = reader;
		for (this.rowsRead = 0; this.rowsRead < position; this.rowsRead++) {
			CsvRow row = reader.read();
			if (row == null) {
				throw new IllegalStateException("The copy of " + this.file.name() + " has only " + this.rowsRead
						+ " rows, but " + position + " were read before");
			}
			noteOwner(reader.header(), row);
		}
		return reader;
	}

	private void close() {
		if (this.open != null) {
			this.open.close();
			this.open = null;
		}
	}

}
