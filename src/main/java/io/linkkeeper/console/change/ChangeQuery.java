package io.linkkeeper.console.change;

import java.util.Locale;
import java.util.Set;

import io.linkkeeper.history.ChangeFilter;
import io.linkkeeper.ledger.ChangeState;
import io.linkkeeper.link.ChangeKind;
import io.linkkeeper.run.ExitCode;
import io.linkkeeper.run.RefusedException;
import io.linkkeeper.text.Printable;
import org.jspecify.annotations.Nullable;

import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which changes of a run a page shows.
 *
 * @param kind the kind, or {@code null} for all
 * @param state the state, or {@code null} for all
 */
public record ChangeQuery(@Nullable ChangeKind kind, @Nullable ChangeState state) {

	/** All changes. */
	public static final ChangeQuery ALL = new ChangeQuery(null, null);

	/**
	 * Reads a query from the parameters of a request.
	 * @throws RefusedException when there is no such kind or state
	 */
	static ChangeQuery of(@Nullable String kind, @Nullable String state) {
		return new ChangeQuery(constant(ChangeKind.class, kind), constant(ChangeState.class, state));
	}

	private static <E extends Enum<E>> @Nullable E constant(Class<E> type, @Nullable String name) {
		if (name == null || name.isBlank()) {
			return null;
		}
		try {
			return Enum.valueOf(type, name.strip().toUpperCase(Locale.ROOT));
		}
		catch (IllegalArgumentException ex) {
			throw new RefusedException(ExitCode.USAGE, "There is no such filter: " + Printable.escaped(name), ex);
		}
	}

	ChangeFilter filter(long limit) {
		return new ChangeFilter((this.kind != null) ? Set.of(this.kind) : Set.of(),
				(this.state != null) ? Set.of(this.state) : Set.of(), limit);
	}

	/**
	 * Whether some changes may be left out.
	 * @return false for all changes
	 */
	public boolean isFiltered() {
		return !equals(ALL);
	}

	/** Returns the address of the changes, with further parameters. */
	UriComponentsBuilder address(long run) {
		UriComponentsBuilder address = UriComponentsBuilder.fromPath("/runs/%d/changes".formatted(run));
		if (this.kind != null) {
			address.queryParam("kind", this.kind.label());
		}
		if (this.state != null) {
			address.queryParam("state", this.state.name().toLowerCase(Locale.ROOT));
		}
		return address;
	}

}
