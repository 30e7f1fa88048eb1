package io.linkkeeper.output;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.Collectors;

import io.linkkeeper.output.words.Alert;
import io.linkkeeper.output.words.FieldChange;
import io.linkkeeper.output.words.LocalTime;
import io.linkkeeper.text.CellText;
import io.linkkeeper.text.Printable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi.Style;

/**
 * A cell of a table, in one line.
 *
 * @param full the text
 * @param brief what replaces it where there is not enough room
 * @param kind what it contains
 */
record Cell(String full, String brief, Kind kind) {

	private static final Style[] ALERT = { Style.bold, Style.fg_red };

	static Cell of(@Nullable Object value, LocalTime time) {
		if (value instanceof Instant instant) {
			return new Cell(time.both(instant), time.relative(instant), Kind.TIME);
		}
		if (value instanceof ZonedDateTime zoned) {
			String exact = LocalTime.exact(zoned);
			return new Cell(exact, exact, Kind.TIME);
		}
		String text = text(value, time);
		return new Cell(text, text, Kind.of(value));
	}

	/** Returns a value as printable text in one line. */
	static String text(@Nullable Object value, LocalTime time) {
		if (value instanceof List<?> list) {
			return list.stream().map((each) -> text(each, time)).collect(Collectors.joining("; "));
		}
		if (value instanceof Instant instant) {
			return time.both(instant);
		}
		if (value instanceof FieldChange change) {
			return Printable.of(change.text(time));
		}
		return (value != null) ? Printable.of(value.toString()) : "";
	}

	int width(boolean asBrief) {
		return CellText.width(text(asBrief));
	}

	/**
	 * Formats the cell.
	 * @param asBrief whether the brief text is used
	 * @param width the width of the column; a longer text is shortened
	 * @param color whether the text may be colored
	 */
	String print(boolean asBrief, int width, boolean color) {
		boolean number = this.kind == Kind.NUMBER;
		String text = number ? text(asBrief) : CellText.shorten(text(asBrief), width);
		String padding = " ".repeat(Math.max(0, width - CellText.width(text)));
		String styled = (this.kind == Kind.ALERT && color) ? Style.on(ALERT) + text + Style.reset.off() : text;
		return number ? padding + styled : styled + padding;
	}

	private String text(boolean asBrief) {
		return asBrief ? this.brief : this.full;
	}

	/** What a cell contains. */
	enum Kind {

		TEXT,

		/** Right-aligned. */
		NUMBER,

		TIME,

		/** A text that is highlighted on a terminal. */
		ALERT;

		private static Kind of(@Nullable Object value) {
			if (value instanceof Number) {
				return NUMBER;
			}
			return (value instanceof Alert) ? ALERT : TEXT;
		}

	}

}
