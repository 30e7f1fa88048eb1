package io.linkkeeper.command.option;

import java.util.LinkedHashSet;
import java.util.Set;

import io.linkkeeper.history.ChangeFilter;
import io.linkkeeper.history.ChangeMatch;
import io.linkkeeper.link.ChangeKind;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The options that choose changes by their kinds and their links.
 */
public final class MatchOptions {

	@Option(names = "--kind", paramLabel = "KIND", split = ",",
			description = "Only changes of this kind: add, change, disable, enable or delete; several with commas.")
	private Set<ChangeKind> kinds = new LinkedHashSet<>();

	@Option(names = "--link", paramLabel = "ID", split = ",", converter = FilledConverter.class,
			description = "Only the change of this link; several with commas.")
	private Set<String> links = new LinkedHashSet<>();

	@Option(names = "--change", paramLabel = "SEQ", split = ",",
			description = "Only the change with this number in its run; several with commas.")
	private Set<Long> changes = new LinkedHashSet<>();

	@Option(names = "--name", paramLabel = "PATTERN", converter = FilledConverter.class,
			description = "Only changes of links with such a systemName; * is any text, ? one character.")
	private @Nullable String name;

	@Option(names = "--owner", paramLabel = "USER", converter = FilledConverter.class,
			description = "Only changes of links of this owner.")
	private @Nullable String owner;

	@Option(names = "--host", paramLabel = "HOST", converter = FilledConverter.class,
			description = "Only changes of links with a URL on this host, before or after the change.")
	private @Nullable String host;

	@Option(names = "--text", paramLabel = "TEXT", converter = FilledConverter.class,
			description = "Only changes of links with this text in their systemName or URL.")
	private @Nullable String text;

	/**
	 * Returns the chosen changes.
	 * @return the filter
	 */
	public ChangeFilter get() {
		ChangeMatch match = new ChangeMatch(this.changes, this.links, this.name, this.owner, this.host, this.text);
		return new ChangeFilter(this.kinds, Set.of(), match, Long.MAX_VALUE);
	}

	/**
	 * Returns the options as they are given.
	 * @return such as {@code --kind delete --owner anna}; empty for none
	 */
	public String words() {
		StringBuilder words = new StringBuilder();
		add(words, "--kind", String.join(",", this.kinds.stream().map(ChangeKind::label).toList()));
		add(words, "--link", String.join(",", this.links));
		add(words, "--change", String.join(",", this.changes.stream().map(String::valueOf).toList()));
		add(words, "--name", this.name);
		add(words, "--owner", this.owner);
		add(words, "--host", this.host);
		add(words, "--text", this.text);
		return words.toString();
	}

	private static void add(StringBuilder words, String option, @Nullable String value) {
		if (value != null && !value.isEmpty()) {
			words.append(words.isEmpty() ? "" : " ").append(option).append(' ').append(value);
		}
	}

}
