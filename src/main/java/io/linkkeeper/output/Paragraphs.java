package io.linkkeeper.output;

import java.util.ArrayList;
import java.util.List;

import io.linkkeeper.output.words.FieldChange;
import io.linkkeeper.output.words.LocalTime;
import io.linkkeeper.text.CellText;
import org.jspecify.annotations.Nullable;

/**
 * Wraps values below the row of a table.
 */
final class Paragraphs {

	private static final String INDENT = " ".repeat(4);

	/**
	 * A longer text is shortened: a reader compares rows, and wide tables have it all.
	 */
	private static final int LINES = 6;

	private final int width;

	private final LocalTime time;

	/**
	 * Creates an instance.
	 * @param line the length of a line in cells
	 */
	Paragraphs(int line, LocalTime time) {
		this.width = line - 2 * INDENT.length();
		this.time = time;
	}

	/**
	 * Returns the lines of a value: one paragraph for each change of a field, otherwise
	 * one with the value's name.
	 * @return the lines; none for no value
	 */
	List<String> of(String name, @Nullable Object value) {
		List<String> lines = new ArrayList<>();
		if (value instanceof List<?> changes) {
			changes.forEach((change) -> lines.addAll(of((FieldChange) change)));
		}
		else if (value != null && !value.toString().isEmpty()) {
			lines.addAll(lines(name + ": " + Cell.text(value, this.time)));
		}
		return lines;
	}

	private List<String> of(FieldChange change) {
		return lines(change.text(this.time, (LINES - 1) * this.width / 2));
	}

	private List<String> lines(String text) {
		List<String> lines = new ArrayList<>();
		for (String line : CellText.wrap(CellText.shorten(text, LINES * this.width), this.width)) {
			lines.add((lines.isEmpty() ? INDENT : INDENT + INDENT) + line);
		}
		return lines;
	}

}
