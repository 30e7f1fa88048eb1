package io.linkkeeper.cascade;

import java.util.Objects;
import java.util.function.UnaryOperator;

import io.linkkeeper.definition.rule.CascadeAction;
import io.linkkeeper.execution.Rule;
import io.linkkeeper.link.Decision;
import io.linkkeeper.link.LinkChange;
import io.linkkeeper.link.LinkField;
import io.linkkeeper.link.LinkFields;
import io.linkkeeper.link.LinkStatus;
import io.linkkeeper.link.Precondition;
import io.linkkeeper.link.ShortLink;
import io.linkkeeper.link.Unchanged;

/**
 * Disables, deletes or hands over a link whose owner leaves or no longer exists. Disabled
 * links are handed over too, because the server deletes them with their owner.
 */
final class CascadeRule implements Rule<ShortLink> {

	private final DepartureSource departures;

	private final CascadeAction action;

	private final UnaryOperator<String> serverSpelling;

	/**
	 * Creates a rule.
	 * @param departures finds the owners that leave
	 * @param action what becomes of their links
	 * @param serverSpelling returns the id of a successor as the server spells it
	 */
	CascadeRule(DepartureSource departures, CascadeAction action, UnaryOperator<String> serverSpelling) {
		this.departures = departures;
		this.action = action;
		this.serverSpelling = serverSpelling;
	}

	@Override
	public Decision decide(ShortLink link) {
		return this.departures.departureOf(link)
			.map(this::decide)
			.orElseGet(() -> Unchanged.because(() -> this.departures.reasonToKeep(link)));
	}

	private Decision decide(Departure departure) {
		ShortLink link = departure.link();
		return switch (this.action) {
			case DISABLE -> (link.status() == LinkStatus.ENABLED)
					? LinkChange.update(link, LinkFields.status(LinkStatus.DISABLED), departure.why())
					: unchanged(departure);
			case DELETE -> LinkChange.delete(link, departure.why());
			case HAND_OVER ->
				handOver(departure, this.serverSpelling.apply(Objects.requireNonNull(departure.successor())));
		};
	}

	private static Decision handOver(Departure departure, String successor) {
		if (successor.equals(departure.link().userId())) {
			return unchanged(departure);
		}
		return LinkChange
			.update(departure.link(), LinkFields.none().with(LinkField.USER_ID, successor),
					departure.why() + "; " + successor + " takes over")
			.requiring(new Precondition.User(successor));
	}

	private static Unchanged unchanged(Departure departure) {
		return Unchanged.because(() -> departure.why() + ", and the link is as it should be then");
	}

}
