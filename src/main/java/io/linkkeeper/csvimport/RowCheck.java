package io.linkkeeper.csvimport;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import io.linkkeeper.csv.CsvHeader;
import io.linkkeeper.csv.CsvRow;
import io.linkkeeper.csvimport.DesiredLink.Action;
import io.linkkeeper.csvimport.start.DesiredStart;
import io.linkkeeper.definition.rule.ImportSettings.Match;
import io.linkkeeper.kaltura.FieldCheck;
import io.linkkeeper.link.LinkField;
import io.linkkeeper.link.LinkFields;
import io.linkkeeper.link.LinkStatus;
import org.jspecify.annotations.Nullable;

/**
 * Parses a row into a desired state, or collects all of its validation errors. Uses
 * neither the account nor other rows. An empty cell means that the field is not set.
 */
final class RowCheck {

	private static final Pattern ID = Pattern.compile("[0-9A-Za-z_-]{1,20}");

	private final CsvHeader header;

	private final Match match;

	private final ExpiryCell expiry;

	RowCheck(CsvHeader header, Match match, ExpiryCell expiry) {
		this.header = header;
		this.match = match;
		this.expiry = expiry;
	}

	ImportRow check(CsvRow row) {
		if (row.problem() != null) {
			return new ImportRow(row.line(), row.text(), null, "The row " + row.problem());
		}
		Reading reading = new Reading(row);
		DesiredLink desired = reading.desired();
		return reading.problems.isEmpty() ? new ImportRow(row.line(), row.text(), desired, null)
				: new ImportRow(row.line(), row.text(), null, String.join("; ", reading.problems));
	}

	/**
	 * Returns warnings about valid but unusual values of a row.
	 */
	static List<String> warnings(CsvHeader header, CsvRow row) {
		return FieldCheck.warning(header.cell(row, ImportColumns.FULL_URL)).stream().toList();
	}

	/**
	 * The parsing of one row.
	 */
	private final class Reading {

		private final CsvRow row;

		private final List<String> problems = new ArrayList<>();

		private LinkFields fields = LinkFields.none();

		private @Nullable DesiredStart start;

		Reading(CsvRow row) {
			this.row = row;
		}

		DesiredLink desired() {
			Action action = Action.UPSERT;
			try {
				action = action(cell(ImportColumns.ACTION));
			}
			catch (IllegalArgumentException ex) {
				this.problems.add(String.valueOf(ex.getMessage()));
			}
			String id = cell(ImportColumns.ID).strip();
			checked(id, RowCheck::id);
			String key = (RowCheck.this.match == Match.ID) ? id : cell(RowCheck.this.match.label());
			if (key.isEmpty()) {
				this.problems.add(RowCheck.this.match.label() + " is empty, but rows find their links by it");
			}
			readTexts();
			checked(cell(ImportColumns.STATUS), (cell) -> this.fields = this.fields.with(status(cell)));
			checked(cell(ImportColumns.EXPIRES_AT),
					(cell) -> this.fields = this.fields.withExpiresAt(RowCheck.this.expiry.read(cell)));
			checked(cell(ImportColumns.STARTS_AT), this::readStart);
			return new DesiredLink(this.row.line(), action, new DesiredLink.Key(key, id.isEmpty() ? null : id),
					this.fields, this.start, warnings(RowCheck.this.header, this.row));
		}

		/** The cell has the forms of an expiry, so its errors name that column. */
		private void readStart(String cell) {
			try {
				this.start = new DesiredStart(RowCheck.this.expiry.read(cell), cell.strip().startsWith("+"));
			}
			catch (IllegalArgumentException ex) {
				throw new IllegalArgumentException(String.valueOf(ex.getMessage())
					.replaceFirst("^" + ImportColumns.EXPIRES_AT, ImportColumns.STARTS_AT), ex);
			}
			this.start.requireBeforeExpiry(this.fields);
		}

		private void readTexts() {
			text(ImportColumns.SYSTEM_NAME, LinkField.SYSTEM_NAME, FieldCheck::systemName);
			text(ImportColumns.FULL_URL, LinkField.FULL_URL, FieldCheck::url);
			text(ImportColumns.NAME, LinkField.NAME, FieldCheck.LONGEST_NAME);
			text(ImportColumns.USER_ID, LinkField.USER_ID, FieldCheck.LONGEST_OWNER);
			text(ImportColumns.UNIQUE_ID, LinkField.UNIQUE_ID, FieldCheck.LONGEST_NAME);
		}

		private void text(String column, LinkField field, int longest) {
			text(column, field, (text) -> FieldCheck.text(field, text, longest));
		}

		private void text(String column, LinkField field, Consumer<String> check) {
			checked(cell(column), (text) -> {
				check.accept(text);
				this.fields = this.fields.with(field, text);
			});
		}

		private void checked(String cell, Consumer<String> reader) {
			if (cell.isEmpty()) {
				return;
			}
			try {
				reader.accept(cell);
			}
			catch (IllegalArgumentException ex) {
				this.problems.add(String.valueOf(ex.getMessage()));
			}
		}

		private String cell(String column) {
			return RowCheck.this.header.cell(this.row, column);
		}

	}

	private static void id(@Nullable String id) {
		if (id == null || !ID.matcher(id).matches()) {
			throw new IllegalArgumentException("id '" + id + "' cannot be the id of a short link");
		}
	}

	private static Action action(String cell) {
		return switch (cell.strip().toLowerCase(Locale.ROOT)) {
			case "", "6" -> Action.UPSERT;
			case "add", "1" -> Action.ADD;
			case "update", "2" -> Action.UPDATE;
			case "delete", "3" -> Action.DELETE;
			default -> throw new IllegalArgumentException(
					"action '" + cell + "' is none of add, update, delete; leave it empty to add or update the link");
		};
	}

	private static LinkStatus status(String cell) {
		return switch (cell.strip().toLowerCase(Locale.ROOT)) {
			case "enabled", "2" -> LinkStatus.ENABLED;
			case "disabled", "1" -> LinkStatus.DISABLED;
			case "deleted", "3" -> throw new IllegalArgumentException(
					"status '" + cell + "' cannot be set; to delete the link, write delete as its action");
			default -> throw new IllegalArgumentException("status '" + cell + "' is neither enabled nor disabled");
		};
	}

}
