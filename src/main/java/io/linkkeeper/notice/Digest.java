package io.linkkeeper.notice;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Accumulates the summary of all owners in constant memory. Not thread-safe.
 */
final class Digest {

	/** In owners; the file contains all of them. */
	private static final int MOST_LISTED = 200;

	private final Instant until;

	private final List<String> listed = new ArrayList<>();

	private long owners;

	private long expiring;

	private long starting;

	private long notified;

	Digest(Instant until) {
		this.until = until;
	}

	Instant until() {
		return this.until;
	}

	void addExpiring() {
		this.expiring++;
	}

	void addStarting() {
		this.starting++;
	}

	void addOwner(OwnerLinks owner, boolean isNotified) {
		if (this.listed.size() < MOST_LISTED) {
			this.listed.add(owner.line());
		}
		this.owners++;
		this.notified += isNotified ? 1 : 0;
	}

	boolean isEmpty() {
		return this.expiring + this.starting == 0;
	}

	/** Formats a sentence without capital letter and full stop. */
	String summary() {
		String notified = (this.notified > 0) ? "; told %s".formatted(CountPhrases.owners(this.notified)) : "";
		return isEmpty() ? "no link expires until " + this.until
				: "%s until %s, of %s%s".formatted(counts(), this.until, CountPhrases.owners(this.owners), notified);
	}

	private String counts() {
		return Stream
			.of((this.expiring > 0) ? CountPhrases.expire(this.expiring) : "",
					(this.starting > 0) ? CountPhrases.start(this.starting) : "")
			.filter((count) -> !count.isEmpty())
			.collect(Collectors.joining(" and "));
	}

	/** Formats the mail to the operators. */
	String mailText(Path file) {
		StringBuilder mailText = new StringBuilder(summary()).append("\n\n");
		this.listed.forEach((owner) -> mailText.append(owner).append('\n'));
		if (this.owners > this.listed.size()) {
			mailText.append("and %s more\n".formatted(CountPhrases.owners(this.owners - this.listed.size())));
		}
		return mailText.append("\nEach link: ").append(file).toString();
	}

}
