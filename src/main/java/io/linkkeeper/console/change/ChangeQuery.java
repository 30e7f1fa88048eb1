package io.linkkeeper.console.change;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.linkkeeper.history.ChangeFilter;
import io.linkkeeper.history.ChangeMatch;
import io.linkkeeper.ledger.ChangeState;
import io.linkkeeper.link.ChangeKind;
import io.linkkeeper.run.ExitCode;
import io.linkkeeper.run.RefusedException;
import io.linkkeeper.text.Printable;
import io.linkkeeper.text.ShellWord;
import org.jspecify.annotations.Nullable;

import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which changes of a run a page shows. Each part is {@code null} for all.
 *
 * @param kind the kind
 * @param state the state
 * @param owner the owner of the link
 * @param host the host of the URL before or after the change
 * @param text a part of the systemName or URL
 * @param change the number of the only change
 */
public record ChangeQuery(@Nullable ChangeKind kind, @Nullable ChangeState state, @Nullable String owner,
		@Nullable String host, @Nullable String text, @Nullable Long change) {

	/** All changes. */
	public static final ChangeQuery ALL = new ChangeQuery(null, null, null, null, null, null);

	private static final int LONGEST_TEXT = 500;

	/**
	 * Reads a query from the parameters of a request.
	 * @param parameters the values by name
	 * @return the query
	 * @throws RefusedException when there is no such kind or state, or a number is none
	 */
	public static ChangeQuery of(Map<String, String> parameters) {
		String change = text(parameters, "change");
		if (change != null && !change.matches("[0-9]{1,18}")) {
			throw refused(change);
		}
		return new ChangeQuery(constant(ChangeKind.class, text(parameters, "kind")),
				constant(ChangeState.class, text(parameters, "state")), text(parameters, "owner"),
				text(parameters, "host"), text(parameters, "text"), (change != null) ? Long.valueOf(change) : null);
	}

	private static @Nullable String text(Map<String, String> parameters, String name) {
		String text = parameters.getOrDefault(name, "").strip();
		if (text.length() > LONGEST_TEXT) {
			throw refused(text.substring(0, LONGEST_TEXT) + "…");
		}
		return text.isEmpty() ? null : text;
	}

	private static <E extends Enum<E>> @Nullable E constant(Class<E> type, @Nullable String name) {
		try {
			return (name != null) ? Enum.valueOf(type, name.toUpperCase(Locale.ROOT)) : null;
		}
		catch (IllegalArgumentException ex) {
			throw refused(name);
		}
	}

	private static RefusedException refused(@Nullable String value) {
		return new RefusedException(ExitCode.USAGE, "There is no such filter: %s. Nothing was changed."
			.formatted(Printable.escaped(String.valueOf(value))));
	}

	/**
	 * Returns the filter of the ledger.
	 * @param limit the most changes
	 * @return the filter
	 */
	public ChangeFilter filter(long limit) {
		ChangeMatch match = new ChangeMatch((this.change != null) ? Set.of(this.change) : Set.of(), Set.of(), null,
				this.owner, this.host, this.text);
		return new ChangeFilter((this.kind != null) ? Set.of(this.kind) : Set.of(),
				(this.state != null) ? Set.of(this.state) : Set.of(), match, limit);
	}

	/**
	 * Whether some changes may be left out.
	 * @return false for all changes
	 */
	public boolean isFiltered() {
		return !equals(ALL);
	}

	/**
	 * Returns this query without a state.
	 * @return changes in all states
	 */
	public ChangeQuery inAnyState() {
		return new ChangeQuery(this.kind, null, this.owner, this.host, this.text, this.change);
	}

	/**
	 * Returns the parameters that make this query.
	 * @return the values by name, without those that are {@code null}
	 */
	public Map<String, String> parameters() {
		Map<String, String> parameters = new LinkedHashMap<>();
		put(parameters, "kind", (this.kind != null) ? this.kind.label() : null);
		put(parameters, "state", (this.state != null) ? this.state.name().toLowerCase(Locale.ROOT) : null);
		put(parameters, "owner", this.owner);
		put(parameters, "host", this.host);
		put(parameters, "text", this.text);
		put(parameters, "change", (this.change != null) ? String.valueOf(this.change) : null);
		return parameters;
	}

	private static void put(Map<String, String> parameters, String name, @Nullable String value) {
		if (value != null) {
			parameters.put(name, value);
		}
	}

	/**
	 * Returns the query as options of a command.
	 * @return such as {@code --kind delete --owner anna}
	 */
	public String options() {
		return inAnyState().parameters()
			.entrySet()
			.stream()
			.map((option) -> "--%s %s".formatted(option.getKey(), ShellWord.quoted(option.getValue())))
			.collect(Collectors.joining(" "));
	}

	/** Returns the address of a page for these changes. */
	String address(String path, Map<String, String> more) {
		UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
		parameters().forEach((name, value) -> address.queryParam(name, "{" + name + "}"));
		more.forEach((name, value) -> address.queryParam(name, "{" + name + "}"));
		Map<String, String> values = new LinkedHashMap<>(parameters());
		values.putAll(more);
		return address.encode().buildAndExpand(values).toUriString();
	}

}
