package io.linkkeeper.sheet;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.linkkeeper.text.Blanks;
import io.linkkeeper.text.SpreadsheetError;
import org.jspecify.annotations.Nullable;

/**
 * Reads the cells of a sheet row by row, as the texts that a spreadsheet shows. Not
 * thread-safe.
 */
final class SheetCells implements Closeable {

	/** The maximum number of columns of a sheet. */
	private static final int MAX_COLUMNS = 16_384;

	/** In characters. */
	private static final int MAX_ROW = 100_000;

	private final PartReader part;

	private final SharedStrings strings;

	private final CellFormats formats;

	private final boolean from1904;

	private long line;

	private SheetCells(PartReader part, SharedStrings strings, CellFormats formats, boolean from1904) {
		this.part = part;
		this.strings = strings;
		this.formats = formats;
		this.from1904 = from1904;
	}

	static SheetCells open(XlsxArchive archive, Workbook workbook, Workbook.Sheet sheet) throws IOException {
		CellFormats formats = CellFormats.read(archive, workbook.styles());
		PartReader part = PartReader.open(archive, sheet.path());
		if (part == null) {
			throw archive.refused("is damaged: the sheet '%s' is missing; open it in a spreadsheet and save it again"
				.formatted(sheet.name()));
		}
		try {
			return new SheetCells(part, new SharedStrings(archive, workbook.sharedStrings()), formats,
					workbook.from1904());
		}
		catch (IOException | RuntimeException ex) {
			part.close();
			throw ex;
		}
	}

	/** Returns the number of the row that was read last, from 1. */
	long line() {
		return this.line;
	}

	/**
	 * Reads the next row that the sheet holds.
	 * @return its cells up to the last one with content, without the blanks around them,
	 * or {@code null} at the end of the sheet
	 */
	@Nullable List<String> nextRow() throws IOException {
		if (!this.part.goTo("row")) {
			return null;
		}
		String given = this.part.attribute("r");
		long number = (given != null) ? number(given) : this.line + 1;
		if (number <= this.line) {
			throw this.part.damaged("has row %d after row %d".formatted(number, this.line));
		}
		this.line = number;
		List<String> cells = new ArrayList<>();
		int characters = 0;
		while (this.part.next() && !this.part.isEnd("row")) {
			if (this.part.isStart("c")) {
				int column = column(this.part.attribute("r"), cells.size());
				while (cells.size() < column) {
					cells.add("");
				}
				String cell = cell();
				String text = (cell.isBlank() || Blanks.strip(cell).isEmpty()) ? "" : cell;
				cells.add(text);
				characters += text.length();
				if (characters > MAX_ROW) {
					throw this.part.damaged("has more than %d characters in row %d".formatted(MAX_ROW, this.line));
				}
			}
		}
		while (!cells.isEmpty() && cells.get(cells.size() - 1).isEmpty()) {
			cells.remove(cells.size() - 1);
		}
		return cells;
	}

	private int number(String text) {
		try {
			return Integer.parseUnsignedInt(text, 10);
		}
		catch (NumberFormatException ex) {
			throw this.part.damaged("has '%s' where a number belongs".formatted(text));
		}
	}

	/** Returns the index of a cell such as {@code B5}, from 0. */
	private int column(@Nullable String place, int next) {
		if (place == null) {
			return next;
		}
		int column = 0;
		for (int i = 0; i < place.length() && place.charAt(i) >= 'A' && place.charAt(i) <= 'Z'; i++) {
			column = Math.min(26 * column + place.charAt(i) - 'A' + 1, MAX_COLUMNS + 1);
		}
		if (column == 0 || column > MAX_COLUMNS || column - 1 < next) {
			throw this.part.damaged("has a cell '%s' behind column %d of row %d".formatted(place, next, this.line));
		}
		return column - 1;
	}

	private String cell() throws IOException {
		String type = Objects.requireNonNullElse(this.part.attribute("t"), "n");
		String style = this.part.attribute("s");
		String value = null;
		boolean formula = false;
		while (this.part.next() && !this.part.isEnd("c")) {
			if (this.part.isStart("v")) {
				value = this.part.text("v", "v");
			}
			else if (this.part.isStart("is")) {
				value = SharedStrings.unescaped(this.part.text("is", "t"));
			}
			formula |= this.part.isStart("f");
		}
		if (value == null || (value.isEmpty() && !type.equals("str"))) {
			return formula ? SpreadsheetError.NOT_CALCULATED : "";
		}
		return text(type, value, (style != null) ? number(style) : 0);
	}

	private String text(String type, String value, int style) throws IOException {
		return switch (type) {
			case "s" -> this.strings.get(number(value));
			case "str" -> SharedStrings.unescaped(value);
			case "inlineStr", "e" -> value;
			case "b" -> value.equals("1") ? "TRUE" : value.equals("0") ? "FALSE" : value;
			case "d" -> SheetNumber.isoDate(value, this.formats.of(style));
			default -> SheetNumber.text(value, this.formats.of(style), this.from1904);
		};
	}

	@Override
	public void close() throws IOException {
		try (PartReader closing = this.part) {
			this.strings.close();
		}
	}

}
