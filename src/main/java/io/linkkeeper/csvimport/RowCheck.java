package io.linkkeeper.csvimport;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.linkkeeper.csv.CsvHeader;
import io.linkkeeper.csv.CsvRow;
import io.linkkeeper.csvimport.cell.Expiry;
import io.linkkeeper.csvimport.cell.ExpiryCell;
import io.linkkeeper.csvimport.cell.NameText;
import io.linkkeeper.csvimport.cell.StatusCell;
import io.linkkeeper.csvimport.decide.DesiredLink;
import io.linkkeeper.csvimport.decide.DesiredLink.Action;
import io.linkkeeper.csvimport.decide.ImportRow;
import io.linkkeeper.csvimport.row.CampaignParameters;
import io.linkkeeper.csvimport.start.DesiredStart;
import io.linkkeeper.definition.rule.ImportSettings;
import io.linkkeeper.definition.rule.ImportSettings.Match;
import io.linkkeeper.kaltura.FieldCheck;
import io.linkkeeper.link.LinkField;
import io.linkkeeper.text.Blanks;
import io.linkkeeper.text.SpreadsheetError;
import org.jspecify.annotations.Nullable;

/**
 * Parses a row into a desired state, or collects all of its validation errors. Uses
 * neither the account nor other rows. An empty cell means that the field is not set. A
 * value that no link should get is a problem of the desired state, as a link may have it.
 */
final class RowCheck {

	private static final Pattern ID = Pattern.compile("[0-9A-Za-z_-]{1,20}");

	private static final Pattern ADDRESS = Pattern.compile("\\s*https?:[/\\\\]", Pattern.CASE_INSENSITIVE);

	/** The fields that may have any text. */
	private static final List<LinkField> TEXTS = List.of(LinkField.SYSTEM_NAME, LinkField.FULL_URL, LinkField.NAME,
			LinkField.USER_ID, LinkField.UNIQUE_ID);

	/** The columns of names, at whose ends tabs are no slips. */
	private static final Set<String> NAMES = Set.of(ImportColumns.SYSTEM_NAME, ImportColumns.NAME,
			ImportColumns.USER_ID, ImportColumns.UNIQUE_ID);

	private final CsvHeader header;

	private final Match match;

	private final StatusCell status;

	private final ExpiryCell expiry;

	private final CampaignParameters campaign;

	/** The indexes of the columns that campaign parameters take their values from. */
	private final Map<String, Integer> campaignColumns;

	RowCheck(CsvHeader header, ImportSettings settings, ExpiryCell expiry, CampaignParameters campaign) {
		this.header = header;
		this.match = settings.match();
		this.status = new StatusCell(settings.status());
		this.expiry = expiry;
		this.campaign = campaign;
		this.campaignColumns = campaign.columns()
			.stream()
			.collect(Collectors.toMap((title) -> title, header::indexOfTitle));
	}

	/**
	 * Tests whether rows belong to the heading of this check.
	 * @param other the heading of the rows
	 * @return false when they are of another file
	 */
	boolean isUnder(CsvHeader other) {
		return this.header == other;
	}

	ImportRow check(CsvRow row) {
		if (row.problem() != null) {
			return ImportRow.invalid(row.line(), row.text(), "The row " + row.problem());
		}
		Reading reading = new Reading(row);
		DesiredLink desired = reading.desired();
		if (reading.problems.isEmpty()) {
			return ImportRow.valid(row.line(), row.text(), desired);
		}
		reading.problems.addAll(desired.values().problems().values());
		return ImportRow.invalid(row.line(), row.text(),
				reading.problems.stream().distinct().collect(Collectors.joining("; ")));
	}

	/**
	 * The parsing of one row.
	 */
	private final class Reading {

		private final CsvRow row;

		private final List<String> problems = new ArrayList<>();

		private DesiredLink.Values values = DesiredLink.Values.NONE;

		private @Nullable DesiredStart start;

		private Action action = Action.UPSERT;

		Reading(CsvRow row) {
			this.row = row;
		}

		DesiredLink desired() {
			checked(ImportColumns.ACTION, (cell) -> this.action = action(cell));
			checked(ImportColumns.ID, RowCheck::id);
			String url = url();
			readTexts(url);
			String id = text(ImportColumns.ID);
			String key = (RowCheck.this.match == Match.ID) ? id : keyText();
			if (key.isEmpty()) {
				this.problems.add(RowCheck.this.match.label() + " is empty, but rows find their links by it");
			}
			else if (this.action == Action.DELETE && SpreadsheetError.is(key)) {
				this.problems.add(SpreadsheetError.describe(key, RowCheck.this.match.label()));
			}
			checked(ImportColumns.STATUS, (cell) -> this.values = this.values.with(LinkField.STATUS,
					Integer.toString(RowCheck.this.status.read(cell).code())));
			checked(ImportColumns.EXPIRES_AT,
					(cell) -> this.values = this.values.withExpiry(RowCheck.this.expiry.read(cell)));
			checked(ImportColumns.STARTS_AT, this::readStart);
			return new DesiredLink(this.row.line(), this.action, new DesiredLink.Key(key, id.isEmpty() ? null : id),
					this.values, this.start, warnings(url));
		}

		private List<String> warnings(String url) {
			List<String> warnings = new ArrayList<>(FieldCheck.warnings(url));
			if (ADDRESS.matcher(text(ImportColumns.NAME)).lookingAt()) {
				warnings.add("name is a URL; does it belong into the column fullUrl?");
			}
			ImportColumns.READ.stream()
				.filter(this::hasBlanksAround)
				.forEach((column) -> warnings.add(column + " has blanks at its ends, which are left out"));
			TEXTS.stream().map(this::error).filter(Objects::nonNull).forEach(warnings::add);
			return warnings;
		}

		/** The cell has the forms of an expiry, so its errors name that column. */
		private void readStart(String cell) {
			try {
				Expiry time = RowCheck.this.expiry.read(cell);
				if (time.problem() != null) {
					throw new IllegalArgumentException(time.problem());
				}
				this.start = new DesiredStart(time.at(), time.countsFromAdd());
			}
			catch (IllegalArgumentException ex) {
				throw new IllegalArgumentException(String.valueOf(ex.getMessage())
					.replaceFirst("^" + ImportColumns.EXPIRES_AT, ImportColumns.STARTS_AT), ex);
			}
			this.start.requireBeforeExpiry(this.values.fields());
		}

		private String keyText() {
			LinkField field = LinkField.ofApiName(RowCheck.this.match.label());
			String text = Objects.requireNonNullElse(this.values.fields().values().get(field), "");
			// what the server cannot store it cannot be asked for
			if (problem(text, (key) -> FieldCheck.text(field, key, FieldCheck.LONGEST_NAME)) != null) {
				this.problems.add(Objects.requireNonNull(this.values.problems().get(field)));
			}
			return text;
		}

		private void readTexts(String url) {
			name(LinkField.SYSTEM_NAME, FieldCheck::systemName);
			readUrl(url);
			name(LinkField.NAME, FieldCheck.LONGEST_NAME);
			name(LinkField.USER_ID, FieldCheck.LONGEST_OWNER);
			name(LinkField.UNIQUE_ID, FieldCheck.LONGEST_NAME);
		}

		/** The cell with the campaign parameters. */
		private String url() {
			return RowCheck.this.campaign.in(text(ImportColumns.FULL_URL), this::parameter);
		}

		private String parameter(String title) {
			String cell = Blanks.strip(CsvHeader.cell(this.row, RowCheck.this.campaignColumns.getOrDefault(title, -1)));
			if (SpreadsheetError.is(cell)) {
				this.problems.add(SpreadsheetError.describe(cell, title));
			}
			return cell;
		}

		private void name(LinkField field, int longest) {
			name(field, (text) -> FieldCheck.text(field, text, longest));
		}

		private void name(LinkField field, Consumer<String> check) {
			NameText name = NameText.of(field, cell(field.apiName()));
			if (name.text().isEmpty()) {
				return;
			}
			this.values = this.values.with(field, name.text())
				.withProblem(field, problem(name.text(), check))
				.withProblem(field, name.problem())
				.withProblem(field, error(field));
			if (name.hasBlanksAround()) {
				this.values = this.values.withVerbatim(field, name.verbatim());
			}
		}

		private void readUrl(String url) {
			if (url.isEmpty()) {
				return;
			}
			this.values = this.values.with(LinkField.FULL_URL, url)
				.withProblem(LinkField.FULL_URL, problem(url, FieldCheck::url))
				.withProblem(LinkField.FULL_URL, error(LinkField.FULL_URL));
			if (url.equals(text(ImportColumns.FULL_URL)) && !url.equals(cell(ImportColumns.FULL_URL))) {
				this.values = this.values.withVerbatim(LinkField.FULL_URL, cell(ImportColumns.FULL_URL));
			}
		}

		/**
		 * What a spreadsheet shows in place of a value is a value only where a link has
		 * it.
		 */
		private @Nullable String error(LinkField field) {
			String text = text(field.apiName());
			return SpreadsheetError.is(text) ? SpreadsheetError.describe(text, field.apiName()) : null;
		}

		private static @Nullable String problem(String text, Consumer<String> check) {
			try {
				check.accept(text);
				return null;
			}
			catch (IllegalArgumentException ex) {
				return String.valueOf(ex.getMessage());
			}
		}

		private void checked(String column, Consumer<String> reader) {
			String text = text(column);
			if (SpreadsheetError.is(text)) {
				this.problems.add(SpreadsheetError.describe(text, column));
			}
			else if (!text.isEmpty()) {
				String problem = problem(text, reader);
				if (problem != null) {
					this.problems.add(problem);
				}
			}
		}

		private String cell(String column) {
			return RowCheck.this.header.cell(this.row, column);
		}

		private String text(String column) {
			return Blanks.strip(cell(column));
		}

		private boolean hasBlanksAround(String column) {
			String cell = cell(column);
			boolean blanks = cell.length() != Blanks.strip(cell).length();
			return (blanks && NAMES.contains(column)) ? NameText.of(LinkField.ofApiName(column), cell).hasBlanksAround()
					: blanks;
		}

	}

	private static void id(@Nullable String id) {
		if (id == null || !ID.matcher(id).matches()) {
			throw new IllegalArgumentException("id '" + id + "' cannot be the id of a short link");
		}
	}

	private static Action action(String cell) {
		return switch (cell.toLowerCase(Locale.ROOT)) {
			case "", "6" -> Action.UPSERT;
			case "add", "1" -> Action.ADD;
			case "update", "2" -> Action.UPDATE;
			case "delete", "3" -> Action.DELETE;
			default -> throw new IllegalArgumentException(
					"action '" + cell + "' is none of add, update, delete; leave it empty to add or update the link");
		};
	}

}
