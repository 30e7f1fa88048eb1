package io.linkkeeper.notice;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.linkkeeper.link.ShortLink;
import io.linkkeeper.text.MaskedUrl;
import io.linkkeeper.text.Printable;
import org.jspecify.annotations.Nullable;

/**
 * Accumulates the links of one owner that expire or start, in constant memory: their
 * number, and the text of the first ones. Not thread-safe.
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

	private final Listing expiring = new Listing();

	private final Listing starting = new Listing();

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

	/** Adds a link that expires, in the order of expiry. */
	void addExpiring(ShortLink link) {
		this.expiring.add(Objects.requireNonNull(link.expiresAt()), link);
	}

	/** Adds a link that is held back until a time. */
	void addStarting(ShortLink link, Instant startsAt) {
		this.starting.add(startsAt, link);
	}

	/** Returns the owner's mail address, or {@code null} when the owner is none. */
	@Nullable String mailAddress() {
		return (this.owner != null && this.owner.length() <= LONGEST_ADDRESS && ADDRESS.matcher(this.owner).matches())
				? this.owner : null;
	}

	/** Formats a line of the digest. */
	String line() {
		String name = (this.owner == null || this.owner.isEmpty()) ? "without an owner" : Printable.of(this.owner);
		return name + ": "
				+ sections(this.expiring.line(CountPhrases::links), this.starting.line(CountPhrases::start), "; ");
	}

	private static String sections(String expiring, String starting, String between) {
		return Stream.of(expiring, starting)
			.filter((section) -> !section.isEmpty())
			.collect(Collectors.joining(between));
	}

	/** Formats the mail to the owner. */
	String mailText(Instant until) {
		String expiring = this.expiring.section("expire", until + " and will lead nowhere afterwards",
				"To keep a link, give it a later expiry.");
		String starting = this.starting.section("start",
				until + " and " + (this.starting.isOne() ? "leads" : "lead") + " nowhere before",
				"To start a link at another time, import it with another startsAt.");
		return sections(expiring, starting, "\n\n");
	}

	/**
	 * Links to which the same happens, in constant memory.
	 */
	private final class Listing {

		private final List<String> listed = new ArrayList<>();

		private @Nullable Instant first;

		private long count;

		void add(Instant at, ShortLink link) {
			this.first = (this.first == null || at.isBefore(this.first)) ? at : this.first;
			if (this.listed.size() < MOST_LISTED) {
				String name = Objects.requireNonNullElse(link.systemName(), "");
				this.listed
					.add("%s  %s  %s -> %s".formatted(at, OwnerLinks.this.tinyUrl.apply(link.id()), Printable.of(name),
							Printable.of(MaskedUrl.of(Objects.requireNonNullElse(link.fullUrl(), "")))));
			}
			this.count++;
		}

		boolean isOne() {
			return this.count == 1;
		}

		String line(LongFunction<String> phrase) {
			return (this.count > 0) ? "%s, the first at %s".formatted(phrase.apply(this.count), this.first) : "";
		}

		String section(String verb, String until, String advice) {
			if (this.count == 0) {
				return "";
			}
			StringBuilder section = new StringBuilder("%s of yours %s%s until %s:\n\n"
				.formatted(CountPhrases.links(this.count), verb, (this.count == 1) ? "s" : "", until));
			this.listed.forEach((link) -> section.append(link).append('\n'));
			if (this.count > this.listed.size()) {
				section.append("and %d more\n".formatted(this.count - this.listed.size()));
			}
			return section.append('\n').append(advice).toString();
		}

	}

}
