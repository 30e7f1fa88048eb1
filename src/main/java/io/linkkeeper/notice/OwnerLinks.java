package io.linkkeeper.notice;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import io.linkkeeper.link.ShortLink;
import io.linkkeeper.text.MaskedUrl;
import io.linkkeeper.text.Printable;
import org.jspecify.annotations.Nullable;

/**
 * Accumulates the expiring links of one owner in constant memory: their number, and the
 * text of the first ones. Not thread-safe.
 */
final class OwnerLinks {

	/** By owner, links without one first; then by expiry. */
	static final Comparator<ShortLink> ORDER = Comparator
		.comparing(ShortLink::userId, Comparator.nullsFirst(Comparator.naturalOrder()))
		.thenComparing(ShortLink::expiresAt, Comparator.nullsLast(Comparator.naturalOrder()))
		.thenComparing(ShortLink::id);

	/** In links, to limit the size of a mail. */
	private static final int MOST_LISTED = 100;

	private static final int LONGEST_ADDRESS = 254;

	private static final Pattern ADDRESS = Pattern.compile("[^@\\s,;<>]+@[^@\\s,;<>]+[.][^@\\s,;<>.]+");

	private final @Nullable String owner;

	private final UnaryOperator<String> tinyUrl;

	private final List<String> listed = new ArrayList<>();

	private @Nullable Instant first;

	private long count;

	/**
	 * Creates an owner without links.
	 * @param owner the owner, or {@code null} for links without one
	 * @param tinyUrl maps an id to its public URL
	 */
	OwnerLinks(@Nullable String owner, UnaryOperator<String> tinyUrl) {
		this.owner = owner;
		this.tinyUrl = tinyUrl;
	}

	boolean isOwnerOf(ShortLink link) {
		return Objects.equals(this.owner, link.userId());
	}

	/** Adds a link, in the order of expiry. */
	void add(ShortLink link) {
		Instant expiresAt = Objects.requireNonNull(link.expiresAt());
		if (this.first == null) {
			this.first = expiresAt;
		}
		if (this.listed.size() < MOST_LISTED) {
			String name = Objects.requireNonNullElse(link.systemName(), "");
			this.listed.add("%s  %s  %s -> %s".formatted(expiresAt, this.tinyUrl.apply(link.id()), Printable.of(name),
					Printable.of(MaskedUrl.of(Objects.requireNonNullElse(link.fullUrl(), "")))));
		}
		this.count++;
	}

	/** Returns the owner's mail address, or {@code null} when the owner is none. */
	@Nullable String mailAddress() {
		return (this.owner != null && this.owner.length() <= LONGEST_ADDRESS && ADDRESS.matcher(this.owner).matches())
				? this.owner : null;
	}

	/** Formats a line of the digest. */
	String line() {
		String name = (this.owner == null || this.owner.isEmpty()) ? "without an owner" : Printable.of(this.owner);
		return "%s: %s, the first at %s".formatted(name, CountPhrases.links(this.count), this.first);
	}

	/** Formats the mail to the owner. */
	String mailText(Instant until) {
		StringBuilder mailText = new StringBuilder("%s of yours expire%s until %s and will lead nowhere afterwards:\n\n"
			.formatted(CountPhrases.links(this.count), (this.count == 1) ? "s" : "", until));
		this.listed.forEach((link) -> mailText.append(link).append('\n'));
		if (this.count > this.listed.size()) {
			mailText.append("and %d more\n".formatted(this.count - this.listed.size()));
		}
		return mailText.append("\nTo keep a link, give it a later expiry.").toString();
	}

}
