package io.linkkeeper.csvimport.decide;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.linkkeeper.csvimport.cell.Expiry;
import io.linkkeeper.csvimport.row.RowRejectedException;
import io.linkkeeper.csvimport.start.DesiredStart;
import io.linkkeeper.link.LinkField;
import io.linkkeeper.link.LinkFields;
import io.linkkeeper.link.RowWarnings;
import io.linkkeeper.link.ShortLink;
import io.linkkeeper.text.Collation;
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
public record DesiredLink(long line, Action action, Key match, Values values, @Nullable DesiredStart start,
		List<String> warnings) {

	public DesiredLink {
		warnings = List.copyOf(warnings);
	}

	/**
	 * Returns the value in the column that {@code rule.match} names.
	 * @return the value, which is not empty
	 */
	public String key() {
		return this.match.value();
	}

	/**
	 * Returns the id in the row.
	 * @return the id, or {@code null} without one
	 */
	public @Nullable String id() {
		return this.match.id();
	}

	/**
	 * Returns the fields that are set.
	 * @return the fields; an expiry mapped to {@code null} is cleared
	 */
	public LinkFields fields() {
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
	 * Whether a link differs from this state. Owners and uniqueIds are compared by
	 * collation key, as the server does. A link whose value is the whole cell is as
	 * desired, as is the expiry of any link that a time span does not concern.
	 */
	boolean differsFrom(ShortLink link, LinkField field) {
		String desired = fields().values().get(field);
		String present = link.value(field);
		if ((present != null && present.equals(this.values.verbatim().get(field)))
				|| (field == LinkField.EXPIRES_AT && this.values.expiryCountsFromAdd())) {
			return false;
		}
		boolean collated = field == LinkField.USER_ID || field == LinkField.UNIQUE_ID;
		return (collated && desired != null && present != null) ? !Collation.key(desired).equals(Collation.key(present))
				: !Objects.equals(desired, present);
	}

	/** Rejects the row when no link may get its value of a field. */
	void rejectProblem(LinkField field) {
		String problem = this.values.problems().get(field);
		if (problem != null) {
			throw new RowRejectedException(problem);
		}
	}

	/** Returns the start; rejects a row that wants the link disabled as well. */
	@Nullable DesiredStart startAsOf(Instant asOf) {
		if (this.start != null && this.start.contradicts(fields(), asOf)) {
			throw new RowRejectedException("status disabled contradicts startsAt %s; empty the cell status, or write"
				.formatted(this.start.startsAt()) + " never as startsAt");
		}
		return this.start;
	}

	/** Returns the reason of a change, with the warnings about the row and others. */
	String reason(String what, List<String> others) {
		String reason = "line " + this.line + " " + what + ((this.start != null) ? this.start.describe() : "");
		return RowWarnings.appended(reason, Stream.concat(this.warnings.stream(), others.stream()).toList());
	}

	/**
	 * What identifies the link of a row.
	 *
	 * @param value the value in the column that {@code rule.match} names
	 * @param id the id in the row, or {@code null} without one
	 */
	public record Key(String value, @Nullable String id) {
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
	public record Values(LinkFields fields, Map<LinkField, String> verbatim, Map<LinkField, String> problems,
			boolean expiryCountsFromAdd) {

		/** No values. */
		public static final Values NONE = new Values(LinkFields.none(), Map.of(), Map.of(), false);

		public Values {
			verbatim = Map.copyOf(verbatim);
			problems = Map.copyOf(problems);
		}

		static Values of(LinkFields fields) {
			return new Values(fields, Map.of(), Map.of(), false);
		}

		/**
		 * Returns these values with another one.
		 * @param field a field
		 * @param value its value, or {@code null} to clear it
		 * @return the new values
		 */
		public Values with(LinkField field, @Nullable String value) {
			return new Values(this.fields.with(field, value), this.verbatim, this.problems, this.expiryCountsFromAdd);
		}

		Values with(LinkFields others) {
			return new Values(others, this.verbatim, this.problems, this.expiryCountsFromAdd);
		}

		/**
		 * Returns these values with a whole cell.
		 * @param field a field
		 * @param cell the cell, which is not the field's value
		 * @return the new values
		 */
		public Values withVerbatim(LinkField field, String cell) {
			return new Values(this.fields, with(this.verbatim, field, cell), this.problems, this.expiryCountsFromAdd);
		}

		/**
		 * Returns these values with a problem of one.
		 * @param field a field
		 * @param problem why it may not be set, or {@code null} for no further problem
		 * @return the new values
		 */
		public Values withProblem(LinkField field, @Nullable String problem) {
			return (problem == null) ? this : new Values(this.fields, this.verbatim,
					with(this.problems, field, problem), this.expiryCountsFromAdd);
		}

		/**
		 * Returns these values with an expiry.
		 * @param expiry the expiry, with its problem
		 * @return the new values
		 */
		public Values withExpiry(Expiry expiry) {
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
	public enum Action {

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
