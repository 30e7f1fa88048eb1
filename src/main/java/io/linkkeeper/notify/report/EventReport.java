package io.linkkeeper.notify.report;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a notification reports besides its event, as it was when the event was raised.
 *
 * @param host the machine where the event was raised
 * @param folder the folder in which the program was started there
 * @param run the event's run, or {@code null} for none
 */
public record EventReport(String host, String folder, @Nullable RunReport run) {

	/**
	 * Formats this report for storage.
	 * @return JSON that {@link #parse} reads
	 */
	public String toJson() {
		return JsonMapper.shared().writeValueAsString(this);
	}

	/**
	 * Reads a stored report.
	 * @param json what {@link #toJson} wrote
	 * @return the report
	 * @throws tools.jackson.core.JacksonException when it is none of this release
	 */
	public static EventReport parse(String json) {
		return JsonMapper.shared().readValue(json, EventReport.class);
	}

}
