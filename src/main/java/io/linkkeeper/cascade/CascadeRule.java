package io.linkkeeper.cascade;

import java.util.Objects;

import io.linkkeeper.definition.CascadeAction;
import io.linkkeeper.link.LinkChange;
import io.linkkeeper.link.LinkField;
import io.linkkeeper.link.LinkFields;
import io.linkkeeper.link.LinkStatus;
import io.linkkeeper.link.Precondition;
import io.linkkeeper.link.ShortLink;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/**
 * Disables, deletes or hands over a link whose owner is leaving or gone. Disabled links
 * are handed over too: they would die with their owner. A pure function.
 */
final class CascadeRule implements ItemProcessor<Departure, LinkChange> {

	private final CascadeAction action;

	CascadeRule(CascadeAction action) {
		this.action = action;
	}

	@Override
	public @Nullable LinkChange process(Departure departure) {
		ShortLink link = departure.link();
		return switch (this.action) {
			case DISABLE -> (link.status() == LinkStatus.ENABLED)
					? LinkChange.update(link, LinkFields.status(LinkStatus.DISABLED), departure.why()) : null;
			case DELETE -> LinkChange.delete(link, departure.why());
			case HAND_OVER -> handOver(link, departure.why(), Objects.requireNonNull(departure.successor()));
		};
	}

	private static @Nullable LinkChange handOver(ShortLink link, String why, String successor) {
		if (successor.equals(link.userId())) {
			return null;
		}
		return LinkChange
			.update(link, LinkFields.none().with(LinkField.USER_ID, successor), why + "; " + successor + " takes over")
			.requiring(new Precondition.User(successor));
	}

}
