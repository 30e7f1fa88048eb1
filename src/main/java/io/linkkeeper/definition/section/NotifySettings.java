package io.linkkeeper.definition.section;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.linkkeeper.definition.check.Form;
import io.linkkeeper.definition.check.Size;
import org.jspecify.annotations.Nullable;

/**
 * Who is told what happens to a job.
 *
 * @param mail mail addresses, perhaps none, or {@code null} for those in the
 * configuration
 * @param on of which events they are told
 */
@JsonClassDescription("Who is told when a run of the job needs someone, and of what.")
public record NotifySettings(
		@JsonPropertyDescription("Mail addresses, in place of those in the configuration; [] for none.") @Nullable List<@Form(
				title = "a mail address", description = "One address, such as ops@example.com.",
				pattern = "^[^@\\s,;<>]+@[^@\\s,;<>]+$") @Size(max = 254) String> mail,
		@JsonProperty(
				defaultValue = "[failed, guard, partly, skipped, missed, recovered]") @JsonPropertyDescription("Of which"
						+ " events people are told; [] for none.") List<NotifyEvent> on) {

	/** Those whom the configuration names are told of everything that needs someone. */
	public static final NotifySettings DEFAULT = new NotifySettings(null, List.of(NotifyEvent.values()));

	public NotifySettings {
		mail = (mail != null) ? List.copyOf(mail) : null;
		on = List.copyOf(on);
	}

	/**
	 * Whether an event is told.
	 * @param event the event's label
	 * @return true when the definition asks for it
	 */
	public boolean wants(String event) {
		return this.on.stream().anyMatch((wanted) -> wanted.label().equals(event));
	}

}
