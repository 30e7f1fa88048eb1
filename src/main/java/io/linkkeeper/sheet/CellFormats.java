package io.linkkeeper.sheet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Tells which numbers a spreadsheet shows as dates or times, by the formats of its cells.
 * Immutable.
 */
final class CellFormats {

	private final List<Shown> styles;

	private CellFormats(List<Shown> styles) {
		this.styles = List.copyOf(styles);
	}

	/**
	 * What a number is shown as.
	 */
	enum Shown {

		/** A number. */
		NUMBER,

		/** A date. */
		DATE,

		/** A date with a time. */
		DATE_TIME,

		/** A time of day. */
		TIME

	}

	static CellFormats read(XlsxArchive archive, @Nullable String styles) throws IOException {
		Map<Integer, Shown> own = new HashMap<>();
		List<Shown> shown = new ArrayList<>();
		try (PartReader part = (styles != null) ? PartReader.open(archive, styles) : null) {
			boolean inCellStyles = false;
			while (part != null && part.next()) {
				if (part.isStart("numFmt")) {
					own.put(number(part.attribute("numFmtId")),
							of(Objects.requireNonNullElse(part.attribute("formatCode"), "")));
				}
				else if (part.isStart("cellXfs") || part.isEnd("cellXfs")) {
					inCellStyles = part.isStart("cellXfs");
				}
				else if (inCellStyles && part.isStart("xf")) {
					int id = number(part.attribute("numFmtId"));
					Shown format = own.get(id);
					shown.add((format != null) ? format : builtIn(id));
				}
			}
		}
		return new CellFormats(shown);
	}

	private static int number(@Nullable String text) {
		return (text != null && text.matches("[0-9]{1,9}")) ? Integer.parseInt(text) : 0;
	}

	/** The formats that need no definition, those of East Asian languages included. */
	private static Shown builtIn(int id) {
		if (id == 22) {
			return Shown.DATE_TIME;
		}
		boolean date = (id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 54)
				|| id == 57 || id == 58;
		boolean time = (id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id == 45 || id == 47 || id == 55 || id == 56;
		return date ? Shown.DATE : time ? Shown.TIME : Shown.NUMBER;
	}

	/** Letters in quotes, in brackets, and behind a backslash are no part of a date. */
	static Shown of(String code) {
		String first = code.replaceAll("\"[^\"]*\"|\\\\.|_.|\\*.", "")
			.replaceAll("\\[[^\\]]*\\]", "")
			.replaceAll("(?i)general|am/pm|a/p", "")
			.split(";", -1)[0].toLowerCase(Locale.ROOT);
		boolean elapsed = code.toLowerCase(Locale.ROOT).matches(".*\\[(h+|m+|s+)\\].*");
		boolean time = first.matches(".*[hs].*");
		boolean date = first.matches(".*[ydeg].*") || (!time && first.contains("m"));
		if (elapsed) {
			return Shown.NUMBER;
		}
		return (date && time) ? Shown.DATE_TIME : date ? Shown.DATE : time ? Shown.TIME : Shown.NUMBER;
	}

	Shown of(int style) {
		return (style >= 0 && style < this.styles.size()) ? this.styles.get(style) : Shown.NUMBER;
	}

}
