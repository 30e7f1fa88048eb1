package io.linkkeeper.kaltura;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.linkkeeper.kaltura.error.ApiError;
import io.linkkeeper.kaltura.error.KalturaApiException;
import io.linkkeeper.kaltura.http.Answer;
import io.linkkeeper.kaltura.http.AnswerObject;
import io.linkkeeper.kaltura.http.ApiAction;
import io.linkkeeper.text.Collation;
import tools.jackson.databind.JsonNode;

/**
 * Lists and gets users.
 */
final class UserLists {

	private final Reads reads;

	UserLists(Reads reads) {
		this.reads = reads;
	}

	List<User> list(Collection<String> ids) {
		Set<String> distinct = FilterValues.checked("idIn", ids);
		Map<String, Object> filter = Map.of("objectType", "KalturaUserFilter", "idIn", String.join(",", distinct));
		return this.reads.read(ApiAction.USER_LIST,
				Map.of("filter", filter, "pager", LinkLists.pager(LinkLists.LARGEST_PAGE, 1)),
				(answer) -> users(distinct, answer));
	}

	Optional<User> get(String id) {
		if (id.isEmpty()) {
			throw new IllegalArgumentException("A user's id must not be empty: the server would show its own user");
		}
		try {
			return Optional.of(this.reads.read(ApiAction.USER_GET, Map.of("userId", id),
					(answer) -> user(ApiAction.USER_GET, Set.of(Collation.key(id)), answer.json())));
		}
		catch (KalturaApiException ex) {
			if (ex.error().is(ApiError.INVALID_USER_ID)) {
				return Optional.empty();
			}
			throw ex;
		}
	}

	private static List<User> users(Set<String> ids, Answer answer) {
		Set<String> asked = ids.stream().map(Collation::key).collect(Collectors.toSet());
		AnswerObject object = AnswerObject.of("The answer to user.list", "KalturaUserListResponse", answer.json());
		List<User> users = new ArrayList<>();
		for (JsonNode item : object.array("objects")) {
			users.add(user(ApiAction.USER_LIST, asked, item));
		}
		return List.copyOf(users);
	}

	private static User user(ApiAction action, Set<String> asked, JsonNode node) {
		AnswerObject object = AnswerObject.of("A user in the answer to " + action, "KalturaUser", node);
		User user = new User(object.text("id"), status(object));
		if (!asked.contains(Collation.key(user.id()))) {
			throw object.wrong("id", "one that was asked for");
		}
		return user;
	}

	private static UserStatus status(AnswerObject object) {
		try {
			return UserStatus.ofCode(object.smallNumber("status"));
		}
		catch (IllegalArgumentException ex) {
			throw object.wrong("status", "one the API knows");
		}
	}

}
