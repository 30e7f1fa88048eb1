package io.linkkeeper.audit;

import org.jspecify.annotations.Nullable;

/**
 * Who orders an action, and why.
 *
 * @param actor who acts
 * @param reason why, in the actor's words, or {@code null}
 */
public record Order(Actor actor, @Nullable String reason) {

	/**
	 * Returns this order with a reason.
	 * @param why the reason, or {@code null} for none
	 * @return a new order
	 */
	public Order because(@Nullable String why) {
		return new Order(this.actor, why);
	}

}
