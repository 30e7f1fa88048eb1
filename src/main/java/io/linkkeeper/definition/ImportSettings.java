package io.linkkeeper.definition;

import java.nio.charset.Charset;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Objects;

import io.linkkeeper.csv.Delimiter;
import org.jspecify.annotations.Nullable;

/**
 * The rule of an import: which file, and how its rows find their links.
 *
 * @param file the CSV file, below the folder of files that definitions may name
 * @param match the column by which a row finds its link
 * @param createOwners whether an owner that the account does not know may be created;
 * otherwise the row is rejected
 * @param encoding the file's encoding, or {@code null} to find out
 * @param delimiter what stands between its cells, or {@code null} to find out
 * @param qr in which form QR codes of the short URLs are drawn, or {@code null} for none
 * @param zone the zone of dates and times that name none
 */
public record ImportSettings(String file, Match match, boolean createOwners, @Nullable Charset encoding,
		@Nullable Delimiter delimiter, @Nullable QrFormat qr, ZoneId zone) implements RuleSettings {

	/** What people know their links by. */
	public static final Match DEFAULT_MATCH = Match.SYSTEM_NAME;

	/** A zone that has no summer. */
	public static final ZoneId DEFAULT_ZONE = ZoneOffset.UTC;

	public ImportSettings {
		if (file.isBlank()) {
			throw new IllegalArgumentException("An import must name its file");
		}
		Objects.requireNonNull(match, "match");
		Objects.requireNonNull(zone, "zone");
	}

	@Override
	public JobType type() {
		return JobType.IMPORT;
	}

	/**
	 * By what a row finds its link.
	 */
	public enum Match {

		/** The name for look-ups. */
		SYSTEM_NAME("systemName"),

		/** The key that the account's links do not share. */
		UNIQUE_ID("uniqueId"),

		/** What stands in {@code /tiny/{id}}. */
		ID("id");

		private final String label;

		Match(String label) {
			this.label = label;
		}

		/**
		 * The column.
		 * @return its name, which is also the value of the key {@code match}
		 */
		public String label() {
			return this.label;
		}

		static Match ofLabel(String label) {
			return Arrays.stream(values()).filter((match) -> match.label.equals(label)).findFirst().orElseThrow();
		}

	}

	/**
	 * The form of a picture.
	 */
	public enum QrFormat {

		/** Pixels. */
		PNG("png"),

		/** Shapes, for print. */
		SVG("svg");

		private final String label;

		QrFormat(String label) {
			this.label = label;
		}

		/**
		 * The form as definitions spell it.
		 * @return the value of the key {@code qr}, which is also the ending of the files
		 */
		public String label() {
			return this.label;
		}

		static QrFormat ofLabel(String label) {
			return Arrays.stream(values()).filter((format) -> format.label.equals(label)).findFirst().orElseThrow();
		}

	}

}
