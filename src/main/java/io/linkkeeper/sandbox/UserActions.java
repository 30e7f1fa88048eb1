package io.linkkeeper.sandbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** The service {@code user}. */
final class UserActions {

	private final Store store;

	private final Dialect dialect;

	private final int partnerId;

	UserActions(Store store, Dialect dialect, int partnerId) {
		this.store = store;
		this.dialect = dialect;
		this.partnerId = partnerId;
	}

	List<Action> actions() {
		return List.of(new Action("user", "get", Action.Callers.USERS, List.of(), this::get),
				new Action("user", "list", Action.Callers.ADMINS, List.of(), this::list));
	}

	private Answer get(Call call) {
		String userId = call.parameters().text("userId", call.userId());
		if (!call.isAdmin() && !userId.equals(call.userId())) {
			throw Errors.anotherUser();
		}
		SandboxUser user = this.store.user(userId).orElse(null);
		if (user == null || user.status() == SandboxUser.Status.DELETED) {
			throw Errors.invalidUserId();
		}
		return new Answer.Value(view(user));
	}

	/** Server behaviour: deleted users are never listed. */
	private Answer list(Call call) {
		Parameters filter = call.parameters().groupOrNew("filter");
		Pager pager = Pager.of(call, this.dialect);
		List<SandboxUser> found = this.store.read((all) -> all.users().all())
			.stream()
			.filter((user) -> user.status() != SandboxUser.Status.DELETED && matches(user, filter))
			.toList();
		Map<String, @Nullable Object> fields = new LinkedHashMap<>();
		fields.put("totalCount", found.size());
		fields.put("objects", found.stream().skip(pager.offset()).limit(pager.limit()).map(this::view).toList());
		return new Answer.Value(new ApiObject("KalturaUserListResponse", fields));
	}

	private boolean matches(SandboxUser user, Parameters filter) {
		Collation collation = Collation.of(this.dialect);
		String id = collation.normal(user.id());
		String status = Integer.toString(user.status().code());
		return equal(filter, "idEqual", id, collation) && in(filter, "idIn", id, collation)
				&& equal(filter, "statusEqual", status, collation) && in(filter, "statusIn", status, collation);
	}

	private static boolean equal(Parameters filter, String name, String value, Collation collation) {
		String wanted = filter.text(name, "");
		return wanted.isEmpty() || collation.normal(wanted).equals(value);
	}

	private static boolean in(Parameters filter, String name, String value, Collation collation) {
		String wanted = filter.text(name, "");
		return wanted.isEmpty() || List.of(collation.normal(wanted).split(",")).contains(value);
	}

	private ApiObject view(SandboxUser user) {
		Map<String, @Nullable Object> fields = new LinkedHashMap<>();
		fields.put("id", user.id());
		fields.put("partnerId", this.partnerId);
		fields.put("fullName", user.fullName());
		fields.put("email", user.email());
		fields.put("status", user.status().code());
		fields.put("createdAt", user.createdAt().getEpochSecond());
		fields.put("updatedAt", user.updatedAt().getEpochSecond());
		return new ApiObject("KalturaUser", fields);
	}

}
