package io.linkkeeper.notice;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * All owners in a few words, while they go by. Memory does not grow with their number.
 * Not thread-safe.
 */
final class Digest {

	/** Owners: the file has them all. */
	private static final int MOST_LISTED = 200;

	private final Instant until;

	private final List<String> listed = new ArrayList<>();

	private long owners;

	private long links;

	private long told;

	Digest(Instant until) {
		this.until = until;
	}

	Instant until() {
		return this.until;
	}

	void addLink() {
		this.links++;
	}

	void addOwner(OwnerLinks owner, boolean isTold) {
		if (this.listed.size() < MOST_LISTED) {
			this.listed.add(owner.line());
		}
		this.owners++;
		this.told += isTold ? 1 : 0;
	}

	boolean isEmpty() {
		return this.links == 0;
	}

	/** In one sentence, without capital and full stop. */
	String summary() {
		String told = (this.told > 0) ? "; told %s".formatted(Words.owners(this.told)) : "";
		return isEmpty() ? "no link expires until " + this.until : "%s until %s, of %s%s"
			.formatted(Words.expire(this.links), this.until, Words.owners(this.owners), told);
	}

	/** As a letter to those who look after all links. */
	String letter(Path file) {
		StringBuilder letter = new StringBuilder(summary()).append("\n\n");
		this.listed.forEach((owner) -> letter.append(owner).append('\n'));
		if (this.owners > this.listed.size()) {
			letter.append("and %s more\n".formatted(Words.owners(this.owners - this.listed.size())));
		}
		return letter.append("\nEach link: ").append(file).toString();
	}

}
