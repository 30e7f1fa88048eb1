package io.linkkeeper.definition.rule;

import java.nio.charset.Charset;
import java.time.ZoneId;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.linkkeeper.csv.Delimiter;
import io.linkkeeper.definition.check.KeyCheck;
import io.linkkeeper.definition.check.Labelled;
import io.linkkeeper.definition.check.Size;
import org.jspecify.annotations.Nullable;

/**
 * The rule of an import: which file, and how its rows find their links.
 *
 * @param file the CSV file, below the folder of files that definitions may name
 * @param match the column by which a row finds its link
 * @param onUnknownOwner what happens to a row whose owner the account does not know
 * @param encoding the file's encoding, or {@code null} to find out
 * @param delimiter what stands between its cells, or {@code null} to find out
 * @param qr in which form QR codes of the short URLs are drawn, or {@code null} for none
 * @param zone the zone of dates and times that name none
 */
@JsonClassDescription("The file is the wished state of the links it names; others are left alone.")
public record ImportSettings(
		@JsonProperty(required = true) @JsonPropertyDescription("The CSV file, relative to the working directory or the"
				+ " folder set as linkkeeper.files, and inside it.") @Size(min = 1, max = 1000) String file,
		@JsonProperty(defaultValue = "systemName") @JsonPropertyDescription("The column by which a row finds its"
				+ " link.") Match match,
		@JsonProperty(defaultValue = "reject") @JsonPropertyDescription("What happens to a row whose userId the account"
				+ " does not know: reject it, or let the server create the user.") UnknownOwner onUnknownOwner,
		@JsonPropertyDescription("The file's encoding, such as windows-1252 (default: UTF-8, or what its byte order"
				+ " mark says).") @Size(min = 1) @Nullable Charset encoding,
		@JsonPropertyDescription("What stands between two cells (default: found out by the heading).") @Nullable Delimiter delimiter,
		@JsonPropertyDescription("Draws a QR code of each short URL, as pixels or as shapes (default: none).") @Nullable QrFormat qr,
		@JsonProperty(defaultValue = "UTC") @JsonPropertyDescription("The time zone of dates in the file that name"
				+ " none, such as Europe/Berlin.") ZoneId zone)
		implements
			RuleSettings {

	public ImportSettings {
		new KeyCheck().refuse(file.isBlank(), "file", "is blank; name a file").verify();
		Objects.requireNonNull(match, "match");
		Objects.requireNonNull(onUnknownOwner, "onUnknownOwner");
		Objects.requireNonNull(zone, "zone");
	}

	/**
	 * By what a row finds its link; the label is also the name of the column.
	 */
	public enum Match implements Labelled {

		/** The name for look-ups. */
		SYSTEM_NAME("systemName"),

		/** The key that the account's links do not share. */
		UNIQUE_ID("uniqueId"),

		/** What stands in {@code /tiny/{id}}. */
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
	 * What happens to a row whose owner the account does not know.
	 */
	public enum UnknownOwner implements Labelled {

		/** The row is rejected. */
		REJECT,

		/** The server may create the user. */
		CREATE

	}

	/**
	 * The form of a picture; its label is also the ending of files.
	 */
	public enum QrFormat implements Labelled {

		/** Pixels. */
		PNG,

		/** Shapes, for print. */
		SVG

	}

}
