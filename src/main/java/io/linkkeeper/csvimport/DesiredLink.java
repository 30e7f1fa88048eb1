package io.linkkeeper.csvimport;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.linkkeeper.csvimport.cell.Expiry;
import io.linkkeeper.csvimport.start.DesiredStart;
import io.linkkeeper.link.LinkField;
import io.linkkeeper.link.LinkFields;
import org.jspecify.annotations.Nullable;

/**
 * The desired state of a link, from a row that passed all checks that do not need the
 * account.
 *
 * @param line the line where the row begins
 * @param action the requested action
 * @param match what identifies the link
 * @param values the values of the fields that are set
 * @param start when the link is to be enabled, or {@code null} when the row does not say
 * @param warnings warnings about valid but unusual values
 */
record DesiredLink(long line, Action action, Key match, Values values, @Nullable DesiredStart start,
		List<String> warnings) {

	DesiredLink {
		warnings = List.copyOf(warnings);
	}

	/** Returns the value in the column that {@code rule.match} names. */
	String key() {
		return this.match.value();
	}

	/** Returns the id in the row, or {@code null} without one. */
	@Nullable String id() {
		return this.match.id();
	}

	/**
	 * Returns the fields that are set; an expiry mapped to {@code null} is cleared.
	 */
	LinkFields fields() {
		return this.values.fields();
	}

	/**
	 * Returns this desired state with another owner.
	 */
	DesiredLink ownedBy(String userId) {
		return with(this.values.with(LinkField.USER_ID, userId));
	}

	/**
	 * Returns this desired state with other values.
	 */
	DesiredLink with(Values others) {
		return new DesiredLink(this.line, this.action, this.match, others, this.start, this.warnings);
	}

	/**
	 * Returns the URL to which the row wants to lead its link.
	 * @return the URL, or {@code null} when the row leaves it as it is
	 */
	@Nullable String fullUrl() {
		return fields().values().get(LinkField.FULL_URL);
	}

	/**
	 * What identifies the link of a row.
	 *
	 * @param value the value in the column that {@code rule.match} names
	 * @param id the id in the row, or {@code null} without one
	 */
	record Key(String value, @Nullable String id) {
	}

	/**
	 * The values of a row. A link that has a value already is as desired, whatever is
	 * wrong with the value.
	 *
	 * @param fields the fields that are set
	 * @param verbatim the cells of fields whose value is not their whole cell; a link
	 * that has the whole cell is as desired, too
	 * @param problems why fields may not be set to their values
	 * @param expiryCountsFromAdd whether the expiry concerns only a link that is added
	 */
	record Values(LinkFields fields, Map<LinkField, String> verbatim, Map<LinkField, String> problems,
			boolean expiryCountsFromAdd) {

		static final Values NONE = new Values(LinkFields.none(), Map.of(), Map.of(), false);

		Values {
			verbatim = Map.copyOf(verbatim);
			problems = Map.copyOf(problems);
		}

		static Values of(LinkFields fields) {
			return new Values(fields, Map.of(), Map.of(), false);
		}

		Values with(LinkField field, @Nullable String value) {
			return new Values(this.fields.with(field, value), this.verbatim, this.problems, this.expiryCountsFromAdd);
		}

		Values with(LinkFields others) {
			return new Values(others, this.verbatim, this.problems, this.expiryCountsFromAdd);
		}

		Values withVerbatim(LinkField field, String cell) {
			return new Values(this.fields, with(this.verbatim, field, cell), this.problems, this.expiryCountsFromAdd);
		}

		Values withProblem(LinkField field, @Nullable String problem) {
			return (problem == null) ? this : new Values(this.fields, this.verbatim,
					with(this.problems, field, problem), this.expiryCountsFromAdd);
		}

		Values withExpiry(Expiry expiry) {
			return new Values(this.fields.withExpiresAt(expiry.at()), this.verbatim, this.problems,
					expiry.countsFromAdd())
				.withProblem(LinkField.EXPIRES_AT, expiry.problem());
		}

		private static Map<LinkField, String> with(Map<LinkField, String> map, LinkField field, String value) {
			Map<LinkField, String> more = new EnumMap<>(LinkField.class);
			more.putAll(map);
			more.put(field, value);
			return more;
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
