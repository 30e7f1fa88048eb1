package io.linkkeeper.apply;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.linkkeeper.kaltura.CallResult;
import io.linkkeeper.kaltura.error.ApiError;
import io.linkkeeper.ledger.ChangeState;
import io.linkkeeper.ledger.LedgerRow;
import io.linkkeeper.ledger.Outcome;
import io.linkkeeper.link.LinkAction;
import io.linkkeeper.link.LinkChange;
import io.linkkeeper.link.LinkField;
import io.linkkeeper.link.LinkFields;
import io.linkkeeper.link.ShortLink;
import org.jspecify.annotations.Nullable;

/**
 * Maps the API's answer to a change to its outcome. Pure.
 */
final class AnswerCheck {

	/** Prefixes of error codes that reject a delete for good (API error list). */
	private static final List<String> PERMANENT = List.of("PROPERTY_VALIDATION_", "INVALID_ENUM_VALUE",
			"INVALID_PARAMETER_CHAR", "MISSING_MANDATORY_PARAMETER", "UNSAFE_HTML_TAGS", "INVALID_USER_ID");

	/**
	 * Prefixes of error codes after which an add or update may succeed later. Any other
	 * code is about the row: the server may check more than is known here.
	 */
	private static final List<String> TEMPORARY = List.of("INTERNAL_", ApiError.ACTION_BLOCKED, ApiError.INVALID_KS,
			"MISSING_KS", "SERVICE_FORBIDDEN", "SERVICE_ACCESS_CONTROL_RESTRICTED", "SERVICE_DOES_NOT_EXISTS",
			"ACTION_DOES_NOT_EXISTS", "USER_BLOCKED", ApiError.START_SESSION_ERROR, ApiError.INVALID_APP_TOKEN_HASH);

	private AnswerCheck() {
	}

	static Outcome outcome(LedgerRow row, CallResult result) {
		if (result instanceof CallResult.Accepted accepted) {
			return accepted(row, accepted.link());
		}
		if (result instanceof CallResult.Refused refused) {
			return refused(row, refused.error());
		}
		if (result instanceof CallResult.Unknown unknown) {
			return Outcome.of(row, ChangeState.UNKNOWN, unknown.why());
		}
		return Outcome.of(row, ChangeState.PLANNED,
				(result instanceof CallResult.NotSent notSent) ? notSent.why() : null);
	}

	/**
	 * Compares the link after the change with the plan.
	 */
	static Outcome accepted(LedgerRow row, ShortLink answer) {
		return (row.change().action() == LinkAction.ADD) ? added(row, answer) : updated(row, answer);
	}

	private static Outcome added(LedgerRow row, ShortLink answer) {
		LinkFields planned = AddCheck.planned(row, answer);
		Optional<String> ignored = different(planned, answer, planned.values().keySet());
		if (ignored.isPresent()) {
			return Outcome.notAsPlanned(row, answer, "IGNORED_BY_SERVER: " + ignored.get());
		}
		boolean keepsNoUniqueId = !planned.equals(row.change().after());
		return Outcome.applied(row, answer, keepsNoUniqueId ? "IGNORED_BY_SERVER: it keeps no uniqueId" : null);
	}

	private static Outcome updated(LedgerRow row, ShortLink answer) {
		LinkChange change = row.change();
		Optional<String> ignored = different(change.after(), answer, change.after().values().keySet());
		if (ignored.isPresent()) {
			return Outcome.notAsPlanned(row, answer, "IGNORED_BY_SERVER: " + ignored.get());
		}
		String conflict = different(change.link().fields(), answer, others(change)).map((text) -> "CONFLICT: " + text)
			.orElse(null);
		return Outcome.applied(row, answer, conflict);
	}

	private static Set<LinkField> others(LinkChange change) {
		Set<LinkField> others = EnumSet.allOf(LinkField.class);
		others.removeAll(change.after().values().keySet());
		return others;
	}

	/**
	 * Lists the fields in which a link differs from the expected values.
	 * @return a text for operators, or empty when no field differs
	 */
	static Optional<String> different(LinkFields expected, ShortLink link, Set<LinkField> fields) {
		Stream<String> differences = fields.stream()
			.filter((field) -> !Objects.equals(expected.values().get(field), link.value(field)))
			.map((field) -> "%s is %s instead of %s".formatted(field.apiName(), link.value(field),
					expected.values().get(field)));
		return differences.reduce((left, right) -> left + ", " + right);
	}

	/**
	 * Reads back an update or delete with unknown outcome.
	 * @param row the change
	 * @param now its current link, or {@code null} when there is none
	 * @return its outcome; PLANNED when the link has the before image
	 */
	static Outcome readBack(LedgerRow row, @Nullable ShortLink now) {
		LinkChange change = row.change();
		if (now == null) {
			return (change.action() == LinkAction.DELETE) ? Outcome.applied(row, null, null)
					: Outcome.of(row, ChangeState.STALE, "The link is gone");
		}
		if (now.equals(change.link())) {
			return Outcome.of(row, ChangeState.PLANNED, null);
		}
		return (change.action() == LinkAction.UPDATE && change.after().areSetOn(now)) ? accepted(row, now)
				: Outcome.of(row, ChangeState.STALE, "Changed since it was sent: " + changed(change, now));
	}

	/**
	 * Lists the fields in which a link differs from the before image of its change.
	 */
	static String changed(LinkChange change, ShortLink now) {
		ShortLink before = change.link();
		return different(before.fields(), now, EnumSet.allOf(LinkField.class))
			.orElseGet(() -> "updatedAt is " + now.updatedAt() + " instead of " + before.updatedAt());
	}

	private static Outcome refused(LedgerRow row, ApiError error) {
		if (error.is(ApiError.UNIQUE_ID_ALREADY_EXISTS)) {
			// an earlier attempt may have taken effect meanwhile
			return Outcome.of(row, (row.attempt() > 1) ? ChangeState.UNKNOWN : ChangeState.REJECTED,
					error.code() + ": " + error.message());
		}
		if (error.is(ApiError.INVALID_OBJECT_ID)) {
			return (row.change().action() == LinkAction.DELETE)
					? Outcome.alreadySo(row, "The link was gone when it was to be deleted")
					: Outcome.of(row, ChangeState.STALE, "The link is gone");
		}
		String text = error.code() + ": " + error.message();
		boolean permanent = (row.change().action() == LinkAction.DELETE) ? isAmong(PERMANENT, error)
				: !isAmong(TEMPORARY, error);
		return Outcome.of(row, permanent ? ChangeState.REJECTED : ChangeState.FAILED, text);
	}

	private static boolean isAmong(List<String> prefixes, ApiError error) {
		return prefixes.stream().anyMatch(error.code()::startsWith);
	}

}
