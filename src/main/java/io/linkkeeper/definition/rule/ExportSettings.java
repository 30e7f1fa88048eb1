package io.linkkeeper.definition.rule;

import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.linkkeeper.definition.check.KeyCheck;
import io.linkkeeper.definition.check.Labelled;
import io.linkkeeper.definition.check.Size;
import org.jspecify.annotations.Nullable;

/**
 * The rule settings of an export: file and format.
 *
 * @param file the file, below the folder of files that definitions may name, or
 * {@code null} for the job's name with the extension of the format
 * @param format the format of the file
 * @param raw whether text that a spreadsheet would evaluate as a formula is written
 * unchanged; only with CSV
 */
@JsonClassDescription("Writes the selected links to a file and changes none; select.protect and limits do not apply.")
public record ExportSettings(
		@JsonPropertyDescription("The file to write, relative to the working directory or the folder set as"
				+ " linkkeeper.files, and inside it (default: the job's name, ending in .csv, .jsonl or .xlsx).") @Size(
						min = 1, max = 1000) @Nullable String file,
		@JsonProperty(
				defaultValue = "csv") @JsonPropertyDescription("csv or xlsx for spreadsheets and imports, or jsonl"
						+ " with one JSON object in each line.") Format format,
		@JsonProperty(
				defaultValue = "false") @JsonPropertyDescription("true writes CSV for programs, not for an import: no byte order"
						+ " mark, and no apostrophe before a text that a spreadsheet would take for a formula.") boolean raw)
		implements
			RuleSettings {

	public ExportSettings {
		Objects.requireNonNull(format, "format");
		new KeyCheck().refuse(file != null && file.isBlank(), "file", "is blank; name a file or delete the key")
			.refuse(raw && format != Format.CSV, "raw",
					"has no effect with format: %s, which has no formulas; delete it".formatted(format.label()))
			.verify();
	}

	/**
	 * Returns the output file.
	 * @param job the name of the job
	 * @return the file, relative to the folder of files
	 */
	public String fileOf(String job) {
		return (this.file != null) ? this.file : job + "." + this.format.label();
	}

	/**
	 * The format of a file; its label is also the file extension.
	 */
	public enum Format implements Labelled {

		/** Comma-separated values as of RFC 4180. */
		CSV,

		/** One JSON object per line. */
		JSONL,

		/** A sheet, for spreadsheets and imports. */
		XLSX

	}

}
