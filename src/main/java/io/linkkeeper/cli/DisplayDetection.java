package io.linkkeeper.cli;

import java.time.ZoneId;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import io.linkkeeper.text.Display;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * Detects the display of this process.
 */
final class DisplayDetection {

	/** Overrides the width of the terminal, and that of a file. */
	static final String WIDTH = "COLUMNS";

	private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,3}");

	private DisplayDetection() {
	}

	/**
	 * Detects the display: a terminal when both input and output are one, colored unless
	 * {@code NO_COLOR} is set.
	 * @param environment the environment variables
	 * @param zone the time zone of the operator
	 */
	static Display detect(UnaryOperator<@Nullable String> environment, ZoneId zone) {
		boolean terminal = System.console() != null;
		int width = terminal ? new UsageMessageSpec().autoWidth(true).width() : Display.DEFAULT_WIDTH;
		Display display = new Display(terminal, terminal && Ansi.AUTO.enabled(), width, zone);
		String columns = environment.apply(WIDTH);
		return (columns != null && NUMBER.matcher(columns).matches()) ? display.withWidth(Integer.parseInt(columns))
				: display;
	}

}
