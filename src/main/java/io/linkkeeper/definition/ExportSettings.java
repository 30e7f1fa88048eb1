package io.linkkeeper.definition;

import java.util.Arrays;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * The rule of an export: where to, and in which form.
 *
 * @param file the file, below the folder of files that definitions may name, or
 * {@code null} for the job's name with the ending of the format
 * @param format the form of the file
 * @param raw whether texts that a spreadsheet would take for formulas stay as they are;
 * only with CSV
 */
public record ExportSettings(@Nullable String file, Format format, boolean raw) implements RuleSettings {

	/** What spreadsheets open and imports read. */
	public static final Format DEFAULT_FORMAT = Format.CSV;

	public ExportSettings {
		Objects.requireNonNull(format, "format");
		if (file != null && file.isBlank()) {
			throw new IllegalArgumentException("An export cannot go to a file without a name");
		}
		if (raw && format != Format.CSV) {
			throw new IllegalArgumentException("raw has no effect without format: csv");
		}
	}

	@Override
	public JobType type() {
		return JobType.EXPORT;
	}

	/**
	 * Where an export goes.
	 * @param job the name of the job
	 * @return the file, relative to the folder of files
	 */
	public String fileOf(String job) {
		return (this.file != null) ? this.file : job + "." + this.format.label();
	}

	/**
	 * The form of a file.
	 */
	public enum Format {

		/** Comma-separated values after RFC 4180. */
		CSV("csv"),

		/** One JSON object in each line. */
		JSON_LINES("jsonl");

		private final String label;

		Format(String label) {
			this.label = label;
		}

		/**
		 * The format as definitions spell it.
		 * @return the value of the key {@code format}, which is also the ending of files
		 */
		public String label() {
			return this.label;
		}

		static Format ofLabel(String label) {
			return Arrays.stream(values()).filter((format) -> format.label.equals(label)).findFirst().orElseThrow();
		}

	}

}
