package io.linkkeeper.output;

import java.io.PrintWriter;

import io.linkkeeper.history.RunSummary;
import io.linkkeeper.text.CellText;
import io.linkkeeper.text.Printable;

/**
 * Writes the states of one run as sentences. On a terminal each replaces the one before.
 */
public final class RunProgressOutput implements RowOutput<RunSummary> {

	/** Moves the cursor up some lines to the first column, and erases all below. */
	private static final String BACK = "\u001B[%dF\u001B[J";

	private final Presentation presentation;

	private final PrintWriter out;

	private int lines;

	private RunProgressOutput(Presentation presentation, PrintWriter out) {
		this.presentation = presentation;
		this.out = out;
	}

	/**
	 * Creates an output: sentences in the table format, one row per state in CSV and
	 * JSON.
	 * @param presentation the format and the display
	 * @param out receives the result
	 * @return the output, to be closed by the caller
	 */
	public static RowOutput<RunSummary> of(Presentation presentation, PrintWriter out) {
		return (presentation.format() == OutputFormat.table) ? new RunProgressOutput(presentation, out)
				: RowOutput.of(presentation, RunColumns.ALL, out);
	}

	@Override
	public void add(RunSummary run) {
		if (this.lines > 0 && this.presentation.display().terminal()) {
			this.out.printf(BACK, this.lines);
		}
		this.lines = 0;
		for (String line : CellText.wrap(Printable.of(RunWords.sentence(run)), this.presentation.display().width())) {
			this.out.println(line);
			this.lines++;
		}
		this.out.flush();
	}

	@Override
	public void close() {
		this.out.flush();
	}

}
