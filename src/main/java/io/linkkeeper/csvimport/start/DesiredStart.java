package io.linkkeeper.csvimport.start;

import java.time.Instant;
import java.util.Objects;

import io.linkkeeper.link.LinkField;
import io.linkkeeper.link.LinkFields;
import io.linkkeeper.link.LinkStatus;
import io.linkkeeper.link.StartChange;
import org.jspecify.annotations.Nullable;

/**
 * When a row wants its link to be enabled. It concerns a link that the row adds, or that
 * a run holds back: before the time such a link is disabled, after it enabled. Immutable.
 *
 * @param startsAt the time, or {@code null} for never
 * @param countsFromAdd whether the time counts from when the link is added, so that it
 * does not concern links that exist
 */
public record DesiredStart(@Nullable Instant startsAt, boolean countsFromAdd) {

	private static final String DISABLED = Integer.toString(LinkStatus.DISABLED.code());

	/**
	 * Returns the time until which a link is held back.
	 * @param asOf the run's time
	 * @return the time, or {@code null} when the link is enabled now or never
	 */
	public @Nullable Instant heldUntil(Instant asOf) {
		return hasPassed(asOf) ? null : this.startsAt;
	}

	private boolean hasPassed(Instant asOf) {
		return this.startsAt != null && !this.startsAt.isAfter(asOf);
	}

	/**
	 * Sets the status of a link that a row adds.
	 * @param fields the fields of the row
	 * @param asOf the run's time
	 * @return the fields; disabled before the time, and as the row says after it
	 */
	public LinkFields ofAdded(LinkFields fields, Instant asOf) {
		return hasPassed(asOf) ? fields : fields.with(LinkStatus.DISABLED);
	}

	/**
	 * Sets the status of a link that a run holds back.
	 * @param fields the fields of the row
	 * @param asOf the run's time
	 * @return the fields; disabled before the time, and as the row says or enabled after
	 * it
	 */
	public LinkFields ofHeld(LinkFields fields, Instant asOf) {
		if (!hasPassed(asOf)) {
			return fields.with(LinkStatus.DISABLED);
		}
		return fields.values().containsKey(LinkField.STATUS) ? fields : fields.with(LinkStatus.ENABLED);
	}

	/**
	 * Returns what changes of the start of a link.
	 * @param before when the link is to be enabled so far, or {@code null} when it is not
	 * held back
	 * @param asOf the run's time
	 * @return the change, or {@code null} when the start stays as it is
	 */
	public @Nullable StartChange changeFrom(@Nullable Instant before, Instant asOf) {
		Instant after = heldUntil(asOf);
		return Objects.equals(before, after) ? null : new StartChange(before, after);
	}

	/**
	 * Describes the start in a reason.
	 * @return a clause after the row's other wishes
	 */
	public String describe() {
		return (this.startsAt != null) ? ", to start at " + this.startsAt : ", never to start";
	}

	/**
	 * Refuses a start at which the link would have expired.
	 * @param fields the fields of the row
	 * @throws IllegalArgumentException when the row's expiry is not after the start
	 */
	public void requireBeforeExpiry(LinkFields fields) {
		String expiresAt = fields.values().get(LinkField.EXPIRES_AT);
		if (this.startsAt != null && expiresAt != null && this.startsAt.getEpochSecond() >= Long.parseLong(expiresAt)) {
			throw new IllegalArgumentException("startsAt %s is not before expiresAt %s".formatted(this.startsAt,
					Instant.ofEpochSecond(Long.parseLong(expiresAt))));
		}
	}

	/**
	 * Whether the row wants its link enabled at a time to come, and also disabled.
	 * @param fields the fields of the row
	 * @param asOf the run's time
	 * @return true when the status contradicts the start
	 */
	public boolean contradicts(LinkFields fields, Instant asOf) {
		return heldUntil(asOf) != null && DISABLED.equals(fields.values().get(LinkField.STATUS));
	}

}
