package io.linkkeeper.csv;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.BitSet;

import io.linkkeeper.text.Blanks;
import org.jspecify.annotations.Nullable;

/**
 * Splits a file into records at line ends outside quotes. CR, LF and CRLF are line ends,
 * so that line numbers agree with those of an editor. The size of a record is limited, as
 * an unclosed quote would otherwise span the rest of the file. Not thread-safe.
 */
final class RecordSplitter implements Closeable {

	/** In characters. */
	static final int MOST_CHARACTERS = 100_000;

	static final int MOST_LINES = 1_000;

	private static final char QUOTE = '"';

	private final String file;

	private final StrictText text;

	private final char delimiter;

	private final StringBuilder record = new StringBuilder();

	private State state = State.CELL_START;

	private BitSet quoted = new BitSet();

	private int cell;

	private @Nullable String problem;

	/** The line of the next character. */
	private long line = 1;

	private long firstLine;

	private long quoteLine;

	private boolean afterCarriageReturn;

	RecordSplitter(String file, StrictText text, Delimiter delimiter) {
		this.file = file;
		this.text = text;
		this.delimiter = delimiter.character();
	}

	/**
	 * A verbatim record of a CSV file.
	 *
	 * @param line its first line, from 1
	 * @param text its characters without the line end that closes it
	 * @param quoted the numbers, from 0, of the cells in quotes
	 * @param problem how it violates RFC 4180, or {@code null}
	 */
	record RawRecord(long line, String text, BitSet quoted, @Nullable String problem) {

		/**
		 * A comment begins with {@code #}. One that opens a quotation mark may only go on
		 * in the next line if it also closes it; otherwise it may hold a row.
		 */
		boolean isComment() {
			boolean oneLine = this.text.indexOf('\n') < 0 && this.text.indexOf('\r') < 0;
			return this.text.startsWith("#") && (oneLine || this.problem == null);
		}

		boolean isBlank(char delimiter) {
			return this.quoted.isEmpty()
					&& this.text.chars().allMatch((character) -> character == delimiter || Blanks.isBlank(character));
		}

	}

	private enum State {

		CELL_START, PLAIN, QUOTED, QUOTE_IN_QUOTED, ENDED

	}

	/**
	 * Reads the next record.
	 * @return the record, or {@code null} at the end of the file
	 * @throws CsvException when the file cannot be read as CSV
	 */
	@Nullable RawRecord next() throws IOException {
		int character = firstCharacter();
		if (character == StrictText.END) {
			return null;
		}
		begin();
		while (character != StrictText.END) {
			take((char) character);
			if (this.state == State.ENDED) {
				return whole();
			}
			character = read();
		}
		if (this.state == State.QUOTED) {
			throw problem(this.quoteLine, "a quotation mark is opened here and never closed");
		}
		return whole();
	}

	/** Skips the LF of a CRLF that ended the previous record. */
	private int firstCharacter() throws IOException {
		int character = read();
		boolean rest = this.afterCarriageReturn && character == '\n';
		this.afterCarriageReturn = false;
		return rest ? read() : character;
	}

	private void begin() {
		this.record.setLength(0);
		this.quoted = new BitSet();
		this.cell = 0;
		this.problem = null;
		this.firstLine = this.line;
		this.state = State.CELL_START;
	}

	private RawRecord whole() {
		return new RawRecord(this.firstLine, this.record.toString(), this.quoted, this.problem);
	}

	private void take(char character) {
		boolean lineEnd = character == '\n' || character == '\r';
		if (lineEnd && this.state != State.QUOTED) {
			this.line++;
			this.afterCarriageReturn = character == '\r';
			this.state = State.ENDED;
			return;
		}
		if (lineEnd) {
			countLineInQuotes(character);
		}
		else {
			this.afterCarriageReturn = false;
		}
		append(character);
		this.state = after(character);
	}

	private void countLineInQuotes(char character) {
		if (!(this.afterCarriageReturn && character == '\n')) {
			this.line++;
		}
		this.afterCarriageReturn = character == '\r';
		if (this.line - this.firstLine >= MOST_LINES) {
			throw tooLarge(MOST_LINES + " lines");
		}
	}

	private void append(char character) {
		if (this.record.length() == MOST_CHARACTERS) {
			throw tooLarge(MOST_CHARACTERS + " characters");
		}
		this.record.append(character);
	}

	private State after(char character) {
		return switch (this.state) {
			case CELL_START -> afterCellStart(character);
			case PLAIN -> afterPlain(character);
			case QUOTED -> (character == QUOTE) ? State.QUOTE_IN_QUOTED : State.QUOTED;
			case QUOTE_IN_QUOTED -> afterQuote(character);
			case ENDED -> this.state;
		};
	}

	private State afterCellStart(char character) {
		if (character == QUOTE) {
			this.quoted.set(this.cell);
			this.quoteLine = this.line;
			return State.QUOTED;
		}
		return afterPlain(character);
	}

	private State afterPlain(char character) {
		if (character == this.delimiter) {
			this.cell++;
			return State.CELL_START;
		}
		if (character == QUOTE) {
			note("has a quotation mark inside a cell that does not begin with one;"
					+ " put the whole cell in quotation marks and write those inside it twice");
		}
		return State.PLAIN;
	}

	private State afterQuote(char character) {
		if (character == QUOTE) {
			return State.QUOTED;
		}
		if (character != this.delimiter) {
			note("goes on after the quotation mark that closes a cell; write quotation marks inside a cell twice");
		}
		return afterPlain(character);
	}

	private void note(String what) {
		if (this.problem == null) {
			this.problem = what;
		}
	}

	private int read() throws IOException {
		try {
			int character = this.text.next();
			if (character == 0) {
				throw problem(this.line, "holds a NUL byte, which no text has; save the file as UTF-8,"
						+ " or name its encoding by rule.encoding if it is another");
			}
			return character;
		}
		catch (CharacterCodingException ex) {
			throw new CsvException(this.file, this.line,
					"has bytes that are not " + this.text.charset()
							+ "; save the file as UTF-8, or name its encoding by rule.encoding, such as windows-1252",
					ex);
		}
	}

	private CsvException tooLarge(String limit) {
		String hint = (this.state == State.QUOTED)
				? "; the quotation mark opened in line " + this.quoteLine + " is probably never closed" : "";
		return problem(this.firstLine, "the row that begins here has more than " + limit + hint);
	}

	private CsvException problem(long where, String what) {
		return new CsvException(this.file, where, what);
	}

	@Override
	public void close() throws IOException {
		this.text.close();
	}

}
