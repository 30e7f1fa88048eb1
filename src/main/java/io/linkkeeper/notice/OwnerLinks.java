package io.linkkeeper.notice;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import io.linkkeeper.link.ShortLink;
import org.jspecify.annotations.Nullable;

/**
 * The links of one owner that expire soon, while they go by: how many, and the first of
 * them in words. Memory does not grow with their number. Not thread-safe.
 */
final class OwnerLinks {

	/** By owner, those without one first; of each owner what expires next. */
	static final Comparator<ShortLink> ORDER = Comparator
		.comparing(ShortLink::userId, Comparator.nullsFirst(Comparator.naturalOrder()))
		.thenComparing(ShortLink::expiresAt, Comparator.nullsLast(Comparator.naturalOrder()))
		.thenComparing(ShortLink::id);

	/** Links: more than that nobody reads in a mail. */
	private static final int MOST_LISTED = 100;

	private static final int LONGEST_ADDRESS = 254;

	private static final Pattern ADDRESS = Pattern.compile("[^@\\s,;<>]+@[^@\\s,;<>]+[.][^@\\s,;<>.]+");

	private static final Pattern LINE_BREAK = Pattern.compile("\\p{Cntrl}+");

	private final @Nullable String owner;

	private final UnaryOperator<String> shortUrl;

	private final List<String> listed = new ArrayList<>();

	private @Nullable Instant first;

	private long count;

	/**
	 * An owner of whom nothing went by yet.
	 * @param owner the owner, or {@code null} for links without one
	 * @param shortUrl tells the short URL of an id
	 */
	OwnerLinks(@Nullable String owner, UnaryOperator<String> shortUrl) {
		this.owner = owner;
		this.shortUrl = shortUrl;
	}

	boolean isOwnerOf(ShortLink link) {
		return Objects.equals(this.owner, link.userId());
	}

	/** Takes the next link; what expires first comes first. */
	void add(ShortLink link) {
		Instant expiresAt = Objects.requireNonNull(link.expiresAt());
		if (this.first == null) {
			this.first = expiresAt;
		}
		if (this.listed.size() < MOST_LISTED) {
			String name = Objects.requireNonNullElse(link.systemName(), "");
			this.listed.add("%s  %s  %s -> %s".formatted(expiresAt, this.shortUrl.apply(link.id()), plain(name),
					plain(Objects.requireNonNullElse(link.fullUrl(), ""))));
		}
		this.count++;
	}

	/** Texts of links come from anywhere: they must not look like lines of ours. */
	private static String plain(String text) {
		return LINE_BREAK.matcher(text).replaceAll(" ");
	}

	/** Whether the owner is someone who can be written to. */
	@Nullable String mailAddress() {
		return (this.owner != null && this.owner.length() <= LONGEST_ADDRESS && ADDRESS.matcher(this.owner).matches())
				? this.owner : null;
	}

	/** The owner in one line of a digest. */
	String line() {
		String name = (this.owner == null || this.owner.isEmpty()) ? "without an owner" : plain(this.owner);
		return "%s: %s, the first at %s".formatted(name, Words.links(this.count), this.first);
	}

	/** What the owner is told. */
	String letter(Instant until) {
		StringBuilder letter = new StringBuilder("%s of yours expire%s until %s and will lead nowhere afterwards:\n\n"
			.formatted(Words.links(this.count), (this.count == 1) ? "s" : "", until));
		this.listed.forEach((link) -> letter.append(link).append('\n'));
		if (this.count > this.listed.size()) {
			letter.append("and %d more\n".formatted(this.count - this.listed.size()));
		}
		return letter.append("\nTo keep a link, give it a later expiry.").toString();
	}

}
