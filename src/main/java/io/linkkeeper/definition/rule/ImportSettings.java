package io.linkkeeper.definition.rule;

import java.nio.charset.Charset;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.linkkeeper.csv.Delimiter;
import io.linkkeeper.definition.check.KeyCheck;
import io.linkkeeper.definition.check.Labelled;
import io.linkkeeper.definition.check.Size;
import io.linkkeeper.text.DatePattern;
import org.jspecify.annotations.Nullable;

/**
 * The rule settings of an import: the file, and how its rows are matched with links.
 *
 * @param file the file, below the folder of files that definitions may name
 * @param match the column that matches rows with links
 * @param onUnknownOwner the treatment of a row whose owner does not exist
 * @param encoding the file's encoding, or {@code null} to detect it
 * @param delimiter the separator of its cells, or {@code null} to detect it
 * @param qr the format of QR codes of the short URLs, or {@code null} for none
 * @param zone the time zone of dates and times without one
 * @param columns the meaning of headings that the file has, or {@code null}
 * @param from the service whose export the file is, or {@code null}
 * @param sheet the name or number of the sheet to read, or {@code null} for the first
 * @param utm the campaign parameters that are set in each fullUrl, or {@code null}
 * @param dates the pattern of dates, or {@code null} for that of all dates of the file
 * @param status what the file writes for a status besides words, or {@code null}
 */
@JsonClassDescription("The file contains the desired state of the links it names; others are not changed.")
public record ImportSettings(@JsonProperty(
		required = true) @JsonPropertyDescription("The file, CSV, .xlsx or JSON Lines, relative to the working directory"
				+ " or the folder set as linkkeeper.files, and inside it.") @Size(min = 1, max = 1000) String file,
		@JsonProperty(defaultValue = "systemName") @JsonPropertyDescription("The column by which a row finds its"
				+ " link.") Match match,
		@JsonProperty(defaultValue = "reject") @JsonPropertyDescription("What happens to a row whose userId the account"
				+ " does not know: reject it, or let the server create the user.") UnknownOwner onUnknownOwner,
		@JsonPropertyDescription("The encoding of a CSV file, such as windows-1252 (default: what its bytes are).") @Size(
				min = 1) @Nullable Charset encoding,
		@JsonPropertyDescription("The separator of cells (default: detected from the header).") @Nullable Delimiter delimiter,
		@JsonPropertyDescription("Draws a QR code of each short URL, as pixels or as shapes (default: none).") @Nullable QrFormat qr,
		@JsonProperty(defaultValue = "UTC") @JsonPropertyDescription("The time zone of dates in the file that name"
				+ " none, such as Europe/Berlin.") ZoneId zone,
		@JsonPropertyDescription("What the file's own headings mean, such as {Ziel: fullUrl, Kosten: ignore}.") @Nullable Map<String, Column> columns,
		@JsonPropertyDescription("The service whose export the file is: its headings are known, and its short URLs are"
				+ " kept as oldUrl.") @Nullable Preset from,
		@JsonPropertyDescription("The sheet of an .xlsx file, by its name or its number from 1 (default: the first).") @Size(
				min = 1, max = 100) @Nullable String sheet,
		@Nullable Utm utm,
		@JsonPropertyDescription("How dates are written besides 2026-12-31, such as dd.MM.yyyy or MM/dd/yyyy HH:mm"
				+ " (default: as all dates of the file can be read).") @Size(min = 1, max = 100) @Nullable String dates,
		@JsonPropertyDescription("What the file writes for a status besides words such as enabled and"
				+ " inactive.") @Nullable StatusValues status)
		implements
			RuleSettings {

	public ImportSettings {
		columns = (columns != null) ? Map.copyOf(columns) : null;
		String unusable = problemOf(dates);
		List<String> twice = (columns != null) ? Column.namedTwice(columns.values()) : List.of();
		new KeyCheck().refuse(file.isBlank(), "file", "is blank; name a file")
			.refuse(!twice.isEmpty(), "columns",
					"says of two headings that they are %s; one file has one such column, so name one of the two ignore"
						.formatted(String.join(" and ", twice)))
			.refuse(unusable != null, "dates", unusable + "")
			.verify();
		Objects.requireNonNull(match, "match");
		Objects.requireNonNull(onUnknownOwner, "onUnknownOwner");
		Objects.requireNonNull(zone, "zone");
	}

	private static @Nullable String problemOf(@Nullable String dates) {
		try {
			datePattern(dates);
			return null;
		}
		catch (IllegalArgumentException ex) {
			return ex.getMessage();
		}
	}

	private static @Nullable DatePattern datePattern(@Nullable String dates) {
		return (dates != null) ? DatePattern.of(dates) : null;
	}

	/**
	 * Returns the pattern of dates.
	 * @return the pattern, or {@code null} when the file tells
	 */
	public @Nullable DatePattern datePattern() {
		return datePattern(this.dates);
	}

	/**
	 * The texts of a file that mean a status.
	 *
	 * @param enabled what stands for enabled
	 * @param disabled what stands for disabled
	 */
	public record StatusValues(
			@JsonProperty(required = true) @JsonPropertyDescription("What stands for enabled, such as 1.") @Size(
					min = 1, max = 50) String enabled,
			@JsonProperty(required = true) @JsonPropertyDescription("What stands for disabled, such as 0.") @Size(
					min = 1, max = 50) String disabled) {

		public StatusValues {
			enabled = enabled.strip();
			disabled = disabled.strip();
			new KeyCheck()
				.refuse(enabled.equalsIgnoreCase(disabled), "disabled", "is the same as enabled; name another")
				.verify();
		}

	}

	/**
	 * The field that matches rows with links; the label is also the name of the column.
	 */
	public enum Match implements Labelled {

		/** The name for lookups. */
		SYSTEM_NAME("systemName"),

		/** The key that is unique in the account. */
		UNIQUE_ID("uniqueId"),

		/** The id in {@code /tiny/{id}}. */
		ID("id");

		private final String column;

		Match(String column) {
			this.column = column;
		}

		@Override
		public String label() {
			return this.column;
		}

	}

	/**
	 * The meaning of a heading; the label is the name of the column.
	 */
	public enum Column implements Labelled {

		/** The link's id. */
		ID("id"),

		/** The name for lookups. */
		SYSTEM_NAME("systemName"),

		/** The target. */
		FULL_URL("fullUrl"),

		/** The display name. */
		NAME("name"),

		/** Enabled or disabled. */
		STATUS("status"),

		/** The end of validity. */
		EXPIRES_AT("expiresAt"),

		/** The begin of validity. */
		STARTS_AT("startsAt"),

		/** The owner. */
		USER_ID("userId"),

		/** The key that is unique in the account. */
		UNIQUE_ID("uniqueId"),

		/** What to do with the link. */
		ACTION("action"),

		/** The short URL that the link had elsewhere, which is only carried along. */
		OLD_URL("oldUrl"),

		/** None: the column is only carried along. */
		IGNORE("ignore");

		private final String column;

		Column(String column) {
			this.column = column;
		}

		@Override
		public String label() {
			return this.column;
		}

		private static List<String> namedTwice(Collection<Column> columns) {
			return Arrays.stream(values())
				.filter((column) -> column != IGNORE && Collections.frequency(columns, column) > 1)
				.map(Column::label)
				.toList();
		}

	}

	/**
	 * The treatment of a row whose owner does not exist.
	 */
	public enum UnknownOwner implements Labelled {

		/** The row is rejected. */
		REJECT,

		/** The server may create the user. */
		CREATE

	}

	/**
	 * The format of an image; its label is also the file extension.
	 */
	public enum QrFormat implements Labelled {

		/** Raster image. */
		PNG,

		/** Vector image, for print. */
		SVG

	}

}
