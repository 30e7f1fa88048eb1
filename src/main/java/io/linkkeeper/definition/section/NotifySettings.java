package io.linkkeeper.definition.section;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.linkkeeper.definition.check.Form;
import io.linkkeeper.definition.check.Size;
import io.linkkeeper.definition.check.Syntax;
import org.jspecify.annotations.Nullable;

/**
 * The recipients and events of a job's notifications.
 *
 * @param mail mail addresses, may be empty, or {@code null} for those in the
 * configuration
 * @param on the events to notify of
 */
@JsonClassDescription("The recipients and events of notifications about runs of the job.")
public record NotifySettings(
		@JsonPropertyDescription("Mail addresses, in place of those in the configuration; [] for none.") @Nullable List<@Form(
				title = "a mail address", description = "One address, such as ops@example.com.",
				pattern = "^[^@\\s,;<>]+@[^@\\s,;<>]+$", syntax = Syntax.MAIL_ADDRESS) @Size(max = 254) String> mail,
		@JsonProperty(
				defaultValue = "[failed, guard, partly, skipped, missed, recovered]") @JsonPropertyDescription("The events"
						+ " to notify of; [] for none.") List<NotifyEvent> on) {

	/** The configured recipients and all events. */
	public static final NotifySettings DEFAULT = new NotifySettings(null, List.of(NotifyEvent.values()));

	public NotifySettings {
		mail = (mail != null) ? List.copyOf(mail) : null;
		on = List.copyOf(on);
	}

	/**
	 * Whether an event raises a notification.
	 * @param event the event's label
	 * @return true when the definition requests it
	 */
	public boolean wants(String event) {
		return this.on.stream().anyMatch((wanted) -> wanted.label().equals(event));
	}

}
