package io.linkkeeper.csvimport;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.linkkeeper.link.LinkField;
import io.linkkeeper.link.LinkFields;
import org.jspecify.annotations.Nullable;

/**
 * The desired state of a link, from a row that passed all checks that do not need the
 * account.
 *
 * @param line the line where the row begins
 * @param action the requested action
 * @param key the value that identifies the link, in the column that {@code rule.match}
 * names
 * @param id the id in the row, or {@code null} without one
 * @param fields the fields that are set; an expiry mapped to {@code null} is cleared
 * @param findings what was found in its cells
 */
record DesiredLink(long line, Action action, String key, @Nullable String id, LinkFields fields, Findings findings) {

	/**
	 * Returns this desired state with another owner.
	 */
	DesiredLink ownedBy(String userId) {
		return new DesiredLink(this.line, this.action, this.key, this.id, this.fields.with(LinkField.USER_ID, userId),
				this.findings);
	}

	/**
	 * Returns the URL to which the row wants to lead its link.
	 * @return the URL, or {@code null} when the row leaves it as it is
	 */
	@Nullable String fullUrl() {
		return this.fields.values().get(LinkField.FULL_URL);
	}

	/**
	 * What was found in the cells of a row that is not rejected without its link.
	 *
	 * @param warnings warnings about valid but unusual values
	 * @param refusals why values are refused, unless the link has them already
	 */
	record Findings(List<String> warnings, Map<LinkField, String> refusals) {

		Findings {
			warnings = List.copyOf(warnings);
			refusals = Collections.unmodifiableMap(new LinkedHashMap<>(refusals));
		}

		/** Returns why some fields cannot be set, or empty. */
		String refusalsOf(Predicate<LinkField> set) {
			return this.refusals.entrySet()
				.stream()
				.filter((refusal) -> set.test(refusal.getKey()))
				.map(Map.Entry::getValue)
				.collect(Collectors.joining("; "));
		}

	}

	/**
	 * The requested action of a row.
	 */
	enum Action {

		/** Update the link, or add it if it does not exist. */
		UPSERT,

		/** Add a link, which must not exist. */
		ADD,

		/** Update the link, which must exist. */
		UPDATE,

		/** Delete the link, which must exist. */
		DELETE

	}

}
