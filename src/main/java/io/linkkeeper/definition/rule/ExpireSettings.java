package io.linkkeeper.definition.rule;

import java.time.Duration;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.linkkeeper.definition.check.Durations;
import io.linkkeeper.definition.check.KeyCheck;
import io.linkkeeper.definition.check.Size;
import io.linkkeeper.kaltura.FieldCheck;
import org.jspecify.annotations.Nullable;

/**
 * The rule settings of an expire job.
 *
 * @param grace how long after its expiry a link stays unchanged
 * @param action the action of stage one on an expired link
 * @param deleteAfter how long after being disabled a link is deleted by stage two, or
 * {@code null} when there is no stage two
 * @param deleteDisabledByOthers whether stage two also deletes expired links that no
 * expire run disabled; only together with {@code deleteAfter}
 * @param redirect the URL to which an expired link leads; exactly for
 * {@link ExpireAction#REDIRECT}, otherwise {@code null}
 */
@JsonClassDescription("Stage one acts on links that have expired; stage two, only with deleteAfter, deletes what stage one"
		+ " disabled.")
public record ExpireSettings(
		@JsonProperty(defaultValue = "PT0S") @JsonPropertyDescription("How long after its expiry a link is left"
				+ " alone.") Duration grace,
		@JsonProperty(defaultValue = "disable") @JsonPropertyDescription("What happens to an expired link: disable can"
				+ " be undone, delete is final, redirect leads it to another URL and clears its expiry.") ExpireAction action,
		@JsonPropertyDescription("How long after disabling a link it is deleted for good. Without this key nothing is"
				+ " deleted later.") @Nullable Duration deleteAfter,
		@JsonProperty(defaultValue = "false") @JsonPropertyDescription("true lets stage two also delete expired links"
				+ " that were disabled otherwise.") boolean deleteDisabledByOthers,
		@JsonPropertyDescription("The URL to which action redirect leads expired links.") @Size(min = 1,
				max = 2000) @Nullable String redirect)
		implements
			RuleSettings {

	public ExpireSettings {
		Durations.requireReasonable("grace", grace);
		Objects.requireNonNull(action, "action");
		if (deleteAfter != null) {
			Durations.requireReasonable("deleteAfter", deleteAfter);
		}
		String problem = (redirect != null) ? problemOf(redirect) : null;
		new KeyCheck()
			.refuse(deleteDisabledByOthers && deleteAfter == null, "deleteDisabledByOthers",
					"has no effect without deleteAfter; add that key or delete this one")
			.refuse(action == ExpireAction.REDIRECT && redirect == null, "action",
					"redirect needs the URL to lead to; add the key redirect")
			.refuse(action != ExpireAction.REDIRECT && redirect != null, "redirect",
					"has no effect without action: redirect; add that or delete this key")
			.refuse(problem != null, "redirect", String.valueOf(problem))
			.verify();
	}

	private static @Nullable String problemOf(String url) {
		try {
			FieldCheck.url(url);
			return null;
		}
		catch (IllegalArgumentException ex) {
			return String.valueOf(ex.getMessage()).replaceFirst("^fullUrl ", "");
		}
	}

}
