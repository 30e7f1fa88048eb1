package io.linkkeeper.kaltura;

import java.util.List;

import io.linkkeeper.kaltura.error.KalturaApiException;
import io.linkkeeper.kaltura.error.UntrustworthyAnswerException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.linkkeeper.kaltura.ScriptedAccount.error;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class UserTests {

	@RegisterExtension
	final ScriptedAccount account = new ScriptedAccount();

	@Test
	void listsTheUsersTheServerKnows() {
		this.account.server().replies(users(user("Ann", 1), user("bob@example.com", 0)));
		assertThat(this.account.client().listUsers(List.of("ann", "bob@example.com", "gone")))
			.containsExactly(new User("Ann", UserStatus.ACTIVE), new User("bob@example.com", UserStatus.BLOCKED));
		Received request = this.account.server().received().get(0);
		assertThat(request.path()).endsWith("/service/user/action/list");
		assertThat(request.json().get("filter").get("idIn").stringValue()).isEqualTo("ann,bob@example.com,gone");
		assertThat(request.json().get("pager").get("pageSize").intValue()).isEqualTo(500);
	}

	@Test
	void refusesTheAnswerOfAServerThatIgnoresTheFilter() {
		this.account.server().replies(users(user("ann", 1), user("somebody else", 1)));
		assertThatExceptionOfType(UntrustworthyAnswerException.class)
			.isThrownBy(() -> this.account.client().listUsers(List.of("ann")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "a,b", " a" })
	void refusesIdsThatAListCannotName(String id) {
		assertThatIllegalArgumentException().isThrownBy(() -> this.account.client().listUsers(List.of("ann", id)));
	}

	@Test
	void findsAUser() {
		this.account.server().replies(user("ann", 1));
		assertThat(this.account.client().getUser("ann")).contains(new User("ann", UserStatus.ACTIVE));
	}

	@Test
	void getsNoUserThatTheServerDoesNotKnow() {
		this.account.server().replies(error("INVALID_USER_ID", "Invalid user id", "[]"));
		assertThat(this.account.client().getUser("gone")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "SERVICE_FORBIDDEN", "USER_BLOCKED", "INVALID_OBJECT_ID" })
	void doesNotTakeAnotherErrorForAbsence(String code) {
		this.account.server().replies(error(code));
		assertThatExceptionOfType(KalturaApiException.class).isThrownBy(() -> this.account.client().getUser("ann"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "null", "{}", "{\"id\":\"other\",\"status\":1,\"objectType\":\"KalturaUser\"}",
			"{\"id\":\"ann\",\"status\":9,\"objectType\":\"KalturaUser\"}",
			"{\"id\":\"ann\",\"objectType\":\"KalturaUser\"}" })
	void doesNotTakeAnotherAnswerForAbsence(String answer) {
		this.account.server().replies(answer);
		assertThatExceptionOfType(UntrustworthyAnswerException.class)
			.isThrownBy(() -> this.account.client().getUser("ann"));
	}

	@Test
	void refusesToFindTheEmptyUser() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.account.client().getUser(""));
	}

	private static String user(String id, int status) {
		return "{\"id\":\"" + id + "\",\"status\":" + status + ",\"objectType\":\"KalturaUser\"}";
	}

	private static String users(String... users) {
		return "{\"objects\":[" + String.join(",", users) + "],\"totalCount\":" + users.length
				+ ",\"objectType\":\"KalturaUserListResponse\"}";
	}

}
