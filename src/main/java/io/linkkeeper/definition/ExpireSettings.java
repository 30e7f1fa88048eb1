package io.linkkeeper.definition;

import java.time.Duration;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * The rule of an expire job.
 *
 * @param grace how long after its expiry a link is left alone
 * @param action what stage one does with an expired link
 * @param deleteAfter how long after being disabled a link is deleted by stage two, or
 * {@code null} when there is no stage two
 * @param deleteDisabledByOthers whether stage two also deletes expired links that were
 * not disabled by an expire run of ours; only together with {@code deleteAfter}
 */
public record ExpireSettings(Duration grace, ExpireAction action, @Nullable Duration deleteAfter,
		boolean deleteDisabledByOthers) implements RuleSettings {

	/** A link is acted on as soon as it has expired: its owner chose the instant. */
	public static final Duration DEFAULT_GRACE = Duration.ZERO;

	/** Disabling can be undone, deleting is final in the API. */
	public static final ExpireAction DEFAULT_ACTION = ExpireAction.DISABLE;

	public ExpireSettings {
		Durations.requireReasonable("grace", grace);
		Objects.requireNonNull(action, "action");
		if (deleteAfter != null) {
			Durations.requireReasonable("deleteAfter", deleteAfter);
		}
		else if (deleteDisabledByOthers) {
			throw new IllegalArgumentException("deleteDisabledByOthers has no effect without deleteAfter");
		}
	}

	@Override
	public JobType type() {
		return JobType.EXPIRE;
	}

}
