package io.linkkeeper.notify.outbox;

import java.util.regex.Pattern;

import io.linkkeeper.notify.Event;
import io.linkkeeper.notify.EventKind;
import io.linkkeeper.notify.report.EventReport;
import io.linkkeeper.notify.report.ReportText;
import io.linkkeeper.text.Printable;
import org.jspecify.annotations.Nullable;

/**
 * An event addressed to one recipient: a row of the outbox.
 *
 * @param id its id in the outbox
 * @param key the external id, the same for each attempt
 * @param event the event
 * @param recipient the recipient
 * @param attempts the number of attempts so far
 * @param report what it reports besides the event, or {@code null} for nothing
 */
record Notification(long id, String key, Event event, Recipient recipient, int attempts, @Nullable EventReport report) {

	/** In cells, as is usual in mails. */
	private static final int MAIL_WIDTH = 78;

	/**
	 * As in {@code @here}, {@code <!channel>} and {@code <@U1>}, but not in a mail
	 * address.
	 */
	private static final Pattern MENTION = Pattern.compile("(?<![\\w.%+-])@(?=\\w)|<(?=[!@#])");

	/**
	 * Formats the subject of a mail, always one line.
	 */
	String subject() {
		if (this.event.kind() == EventKind.NOTICE) {
			return "[linkkeeper] " + Printable.of(this.event.text().lines().findFirst().orElseThrow());
		}
		String run = (this.event.runId() != null) ? " (run %d)".formatted(this.event.runId()) : "";
		return "[linkkeeper] %s: %s%s".formatted(this.event.job(), this.event.kind().phrase(), run);
	}

	/**
	 * Formats the text of a mail.
	 */
	String body() {
		String run = (this.event.runId() != null) ? "Run: %d\n".formatted(this.event.runId()) : "";
		return "%s\n\nJob: %s\n%sAccount: %s\nTime: %s\n%s".formatted(
				ReportText.wrap(Printable.lines(this.event.text()), MAIL_WIDTH), this.event.job(), run,
				this.event.account(), ReportText.time(this.event).exact(this.event.at()), report(MAIL_WIDTH));
	}

	/**
	 * Formats the text that chats show. They wrap lines themselves, and notify whom a
	 * text mentions, which names of links must not do.
	 */
	String chatText() {
		String text = subject() + "\n" + Printable.lines(this.event.text());
		return withoutMentions((this.report != null) ? text + "\n\n" + report(Integer.MAX_VALUE) : text);
	}

	/** Replaces the signs that begin a mention by their full-width forms. */
	private static String withoutMentions(String text) {
		return MENTION.matcher(text).replaceAll((sign) -> sign.group().equals("@") ? "\uFF20" : "\uFF1C");
	}

	private String report(int width) {
		return (this.report != null) ? ReportText.of(this.report, this.event, width) : "";
	}

}
