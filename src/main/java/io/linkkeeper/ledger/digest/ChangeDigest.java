package io.linkkeeper.ledger.digest;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.linkkeeper.link.ChangeKind;
import io.linkkeeper.link.LinkChange;
import io.linkkeeper.link.LinkField;
import io.linkkeeper.link.ShortLink;
import io.linkkeeper.url.BrowserUrl;
import org.jspecify.annotations.Nullable;

/**
 * The values that a planned change is searched by. Control characters in them are blanks,
 * and a field without a value is empty.
 *
 * @param seq its sequence number in the run
 * @param kind what it does to its link
 * @param link the id of its link; empty for an add
 * @param owner the owner before the change, or the one that an add sets
 * @param hosts the hosts of the URLs before and after the change, as browsers see them
 * @param text all names and URLs before and after the change, the systemName before it
 * first
 */
public record ChangeDigest(long seq, ChangeKind kind, String link, String owner, List<String> hosts, String text) {

	private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");

	private static final char TAB = '\t';

	public ChangeDigest {
		hosts = List.copyOf(hosts);
	}

	/**
	 * Returns a text as it stands in a digest.
	 * @param text the text, or {@code null} for none
	 * @return the text, with control characters as blanks; empty for none
	 */
	public static String clean(@Nullable String text) {
		return (text != null) ? CONTROL.matcher(text).replaceAll(" ") : "";
	}

	/** Returns the line of a change. */
	static String line(LinkChange change) {
		ShortLink before = change.before();
		return line(change.kind(), (before != null) ? before.id() : null, (before != null) ? before::value : null,
				change.after().values()::get);
	}

	/**
	 * Returns the line of a change.
	 * @param kind what it does to its link
	 * @param link the id of its link, or {@code null} for an add
	 * @param before the values before the change, or {@code null} for an add
	 * @param after the values that it sets
	 * @return one line without its end
	 */
	public static String line(ChangeKind kind, @Nullable String link,
			@Nullable Function<LinkField, @Nullable String> before, Function<LinkField, @Nullable String> after) {
		Function<LinkField, @Nullable String> first = (before != null) ? before : after;
		List<String> urls = values(LinkField.FULL_URL, first, after);
		String hosts = urls.stream()
			.map(BrowserUrl::find)
			.flatMap(Optional::stream)
			.map(BrowserUrl::host)
			.distinct()
			.collect(Collectors.joining(" "));
		String name = clean(first.apply(LinkField.SYSTEM_NAME));
		String others = Stream.concat(values(LinkField.SYSTEM_NAME, first, after).stream(), urls.stream())
			.map(ChangeDigest::clean)
			.filter((value) -> !value.equals(name))
			.collect(Collectors.joining(String.valueOf(TAB)));
		return String.join(String.valueOf(TAB), kind.name(), clean(link), clean(first.apply(LinkField.USER_ID)), hosts,
				name, others);
	}

	/** Returns the values of a field before and after a change. */
	private static List<String> values(LinkField field, Function<LinkField, @Nullable String> before,
			Function<LinkField, @Nullable String> after) {
		return Stream.of(before, after).flatMap((values) -> Stream.ofNullable(values.apply(field))).distinct().toList();
	}

	/** Reads a line. */
	static ChangeDigest of(long seq, String line) {
		int kind = line.indexOf(TAB);
		int link = line.indexOf(TAB, kind + 1);
		int owner = line.indexOf(TAB, link + 1);
		int hosts = line.indexOf(TAB, owner + 1);
		String given = line.substring(owner + 1, hosts);
		return new ChangeDigest(seq, ChangeKind.valueOf(line.substring(0, kind)), line.substring(kind + 1, link),
				line.substring(link + 1, owner),
				(given.indexOf(' ') < 0) ? List.of(given) : Arrays.asList(given.split(" ")), line.substring(hosts + 1));
	}

	/**
	 * Returns the systemName before the change, or the one that an add sets.
	 * @return the name; empty for none
	 */
	public String name() {
		return this.text.substring(0, this.text.indexOf(TAB));
	}

	/**
	 * Whether a name or a URL contains a text, ignoring case.
	 * @param part the text in lower case, {@link #clean}
	 * @return true when one does
	 */
	public boolean contains(String part) {
		return this.text.toLowerCase(Locale.ROOT).contains(part);
	}

}
