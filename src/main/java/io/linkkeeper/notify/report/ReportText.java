package io.linkkeeper.notify.report;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.linkkeeper.notify.Event;
import io.linkkeeper.output.words.LocalTime;
import io.linkkeeper.text.CellText;
import io.linkkeeper.text.Printable;

/**
 * Formats reports as plain text in lines of a maximum length. Commands, and words that
 * are longer than a line, are never broken.
 */
public final class ReportText {

	private static final String INDENT = "  ";

	/** In cells; what both values have in common is left out first. */
	private static final int LONGEST_VALUE = 60;

	private final int width;

	private final List<String> lines = new ArrayList<>();

	private ReportText(int width) {
		this.width = width;
	}

	/**
	 * Wraps a text between words. A text of several lines is laid out already.
	 * @param text the text
	 * @param width the cells of a line
	 * @return the lines
	 */
	public static String wrap(String text, int width) {
		if (text.contains("\n")) {
			return text;
		}
		ReportText lines = new ReportText(width);
		lines.add("", text, "");
		return String.join("\n", lines.lines);
	}

	/**
	 * Formats the report of an event.
	 * @param report the report
	 * @param event the event, which times relate to
	 * @param width the cells of a line
	 * @return the lines, each with a line end
	 */
	public static String of(EventReport report, Event event, int width) {
		ReportText text = new ReportText(width);
		text.add("", "Host: %s, in %s".formatted(Printable.of(report.host()), Printable.of(report.folder())), INDENT);
		if (report.run() != null) {
			text.add(report.run(), Objects.requireNonNull(event.runId()), time(event));
		}
		return text.lines.stream().map((line) -> line + "\n").collect(Collectors.joining());
	}

	/**
	 * Returns the format of an event's times.
	 * @param event the event
	 * @return times in UTC, and relative to the event
	 */
	public static LocalTime time(Event event) {
		return new LocalTime(Clock.fixed(event.at(), ZoneOffset.UTC), ZoneOffset.UTC);
	}

	private void add(RunReport run, long runId, LocalTime time) {
		add("", "State: %s (%s)".formatted(run.state().label(), run.state().phrase()), INDENT);
		add("", "Planned: " + run.kinds().planned(), INDENT);
		if (run.appliedKinds().total() > 0) {
			add("", "Applied: " + run.appliedKinds().done(), INDENT);
		}
		new TreeMap<>(run.overrides())
			.forEach((key, value) -> add("", "Overridden: %s=%s".formatted(key, Printable.of(value)), INDENT));
		this.lines.add("");
		this.lines.add("Look: linkkeeper show %d --changes".formatted(runId));
		if (run.next() != null) {
			this.lines.add("Next: linkkeeper " + run.next());
		}
		if (!run.examples().isEmpty()) {
			this.lines.add("");
			this.lines.add("%d of %d changes:".formatted(run.examples().size(), run.kinds().total()));
			run.examples().forEach((example) -> add(example, time));
		}
	}

	private void add(LinkExample example, LocalTime time) {
		this.lines.add("");
		String name = (example.systemName() != null) ? Printable.of(example.systemName()) : "(no systemName)";
		String link = (example.link() != null) ? " " + example.link() : "";
		add("", "%s %s%s (%s)".formatted(example.kind().infinitive(), name, link, state(example)), INDENT);
		example.fields().forEach((change) -> add(INDENT, change.text(time, LONGEST_VALUE), INDENT + INDENT));
		add(INDENT, Printable.of(example.reason()), INDENT + INDENT);
	}

	private static String state(LinkExample example) {
		return example.state().name().toLowerCase(Locale.ROOT);
	}

	private void add(String first, String text, String further) {
		StringBuilder line = new StringBuilder(first);
		boolean empty = true;
		for (String word : text.split(" ")) {
			if (!empty && CellText.width(line + " " + word) > this.width) {
				this.lines.add(line.toString());
				line = new StringBuilder(further);
				empty = true;
			}
			line.append(empty ? "" : " ").append(word);
			empty = false;
		}
		this.lines.add(line.toString());
	}

}
