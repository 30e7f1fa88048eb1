package io.linkkeeper.apply;

import java.util.Map;

import io.linkkeeper.Links;
import io.linkkeeper.kaltura.CallResult;
import io.linkkeeper.kaltura.error.ApiError;
import io.linkkeeper.ledger.ChangeState;
import io.linkkeeper.ledger.LedgerRow;
import io.linkkeeper.ledger.Outcome;
import io.linkkeeper.link.LinkChange;
import io.linkkeeper.link.LinkField;
import io.linkkeeper.link.LinkFields;
import io.linkkeeper.link.LinkStatus;
import io.linkkeeper.link.ShortLink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What answers mean.
 */
class AnswerCheckTests {

	private static final ShortLink LINK = Links.link("link0001");

	private static final ShortLink DISABLED = Links.withStatus(LINK, LinkStatus.DISABLED);

	private static final LedgerRow DISABLE = Links.row(Links.disable(LINK));

	private static final LedgerRow DELETE = Links.row(Links.delete(LINK));

	private static Outcome refused(LedgerRow row, String code) {
		return AnswerCheck.outcome(row, new CallResult.Refused(new ApiError(code, "in words", Map.of())));
	}

	private static Outcome accepted(LedgerRow row, ShortLink answer) {
		return AnswerCheck.outcome(row, new CallResult.Accepted(answer));
	}

	@Test
	void appliesWhatWasTakenAndRemembersHowTheLinkWasLeft() {
		Outcome outcome = accepted(DISABLE, DISABLED);
		assertThat(outcome).isEqualTo(Outcome.applied(DISABLE, DISABLED, null));
		assertThat(outcome.leftUpdatedAt()).isEqualTo(DISABLED.updatedAt());
	}

	@Test
	void appliesADeleteThatShowsTheLinkDeleted() {
		assertThat(accepted(DELETE, Links.withStatus(LINK, LinkStatus.DELETED)).state()).isEqualTo(ChangeState.APPLIED);
	}

	@Test
	void failsWhatTheServerIgnored() {
		Outcome outcome = accepted(DISABLE, LINK);
		assertThat(outcome.state()).isEqualTo(ChangeState.FAILED);
		assertThat(outcome.error()).isEqualTo("IGNORED_BY_SERVER: status is 2 instead of 1");
	}

	@Test
	void failsADeleteThatLeavesTheLink() {
		assertThat(accepted(DELETE, DISABLED).error()).startsWith("IGNORED_BY_SERVER: status is 1 instead of 3");
	}

	@Test
	void reportsAFieldThatSomeoneElseChanged() {
		Outcome outcome = accepted(DISABLE, Links.withName(DISABLED, "renamed"));
		assertThat(outcome.state()).isEqualTo(ChangeState.APPLIED);
		assertThat(outcome.error()).isEqualTo("CONFLICT: name is renamed instead of null");
	}

	@Test
	void comparesAFieldThatIsCleared() {
		LedgerRow row = Links
			.row(LinkChange.update(Links.withName(LINK, "old"), LinkFields.none().with(LinkField.NAME, null), "clear"));
		assertThat(accepted(row, LINK).state()).isEqualTo(ChangeState.APPLIED);
		assertThat(accepted(row, Links.withName(LINK, "old")).state()).isEqualTo(ChangeState.FAILED);
	}

	@Test
	void countsALinkThatIsGoneAsDeletedAlready() {
		Outcome outcome = refused(DELETE, "INVALID_OBJECT_ID");
		assertThat(outcome.state()).isEqualTo(ChangeState.APPLIED);
		assertThat(outcome.alreadySo()).isTrue();
	}

	@Test
	void leavesAloneALinkThatIsGoneBeforeItsUpdate() {
		assertThat(refused(DISABLE, "INVALID_OBJECT_ID").state()).isEqualTo(ChangeState.STALE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "PROPERTY_VALIDATION_MIN_LENGTH", "PROPERTY_VALIDATION_CANNOT_BE_NULL",
			"PROPERTY_VALIDATION_NOT_UPDATABLE", "INVALID_ENUM_VALUE", "INVALID_PARAMETER_CHAR",
			"MISSING_MANDATORY_PARAMETER", "UNSAFE_HTML_TAGS", "INVALID_USER_ID" })
	void rejectsWhatCanNeverBe(String code) {
		Outcome outcome = refused(DISABLE, code);
		assertThat(outcome.state()).isEqualTo(ChangeState.REJECTED);
		assertThat(outcome.error()).isEqualTo(code + ": in words");
	}

	@ParameterizedTest
	@ValueSource(strings = { "SERVICE_FORBIDDEN", "SERVICE_FORBIDDEN_CONTENT_BLOCKED", "INVALID_KS", "ACTION_BLOCKED",
			"INTERNAL_DATABASE_ERROR", "MISSING_KS" })
	void failsWhatARestartMayBring(String code) {
		assertThat(refused(DELETE, code).state()).isEqualTo(ChangeState.FAILED);
		assertThat(refused(DISABLE, code).state()).isEqualTo(ChangeState.FAILED);
	}

	@ParameterizedTest
	@ValueSource(strings = { "PROPERTY", "SHORT_LINK_DOMAIN_NOT_ALLOWED", "SOMETHING_NEW" })
	void rejectsTheRowForAnUnknownCode(String code) {
		assertThat(refused(DISABLE, code).state()).isEqualTo(ChangeState.REJECTED);
		assertThat(refused(DELETE, code).state()).isEqualTo(ChangeState.FAILED);
	}

	@Test
	void keepsWhatHasNoAnswerUnknown() {
		Outcome outcome = AnswerCheck.outcome(DISABLE, new CallResult.Unknown("timed out"));
		assertThat(outcome).isEqualTo(Outcome.of(DISABLE, ChangeState.UNKNOWN, "timed out"));
	}

	@Test
	void keepsWhatWasNotSentPlanned() {
		Outcome outcome = AnswerCheck.outcome(DISABLE, new CallResult.NotSent("no session"));
		assertThat(outcome).isEqualTo(Outcome.of(DISABLE, ChangeState.PLANNED, "no session"));
	}

}
