package io.linkkeeper.sandbox.user;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.linkkeeper.sandbox.Dialect;
import io.linkkeeper.sandbox.SandboxUser;
import io.linkkeeper.sandbox.answer.Answer;
import io.linkkeeper.sandbox.request.Parameters;
import io.linkkeeper.sandbox.session.Action;
import io.linkkeeper.sandbox.session.Call;
import io.linkkeeper.sandbox.session.Pager;
import io.linkkeeper.sandbox.store.Collation;
import io.linkkeeper.sandbox.store.Store;

/** The action list of the service {@code user}. */
final class UserList {

	/** The window of the server's search engine, which does not hold for links. */
	private static final long MAX_MATCHES = 10_000;

	private static final int MAX_VALUES = 500;

	private static final Map<String, Comparator<SandboxUser>> ORDERS = Map.of("+createdAt",
			Comparator.comparing(SandboxUser::createdAt), "-createdAt",
			Comparator.comparing(SandboxUser::createdAt).reversed(), "+id", Comparator.comparing(SandboxUser::id),
			"-id", Comparator.comparing(SandboxUser::id).reversed());

	private final Store store;

	private final Dialect dialect;

	private final UserView view;

	UserList(Store store, Dialect dialect, int partnerId) {
		this.store = store;
		this.dialect = dialect;
		this.view = new UserView(partnerId);
	}

	List<Action> actions() {
		return List.of(new Action(UserActions.SERVICE, "list", Action.Callers.ADMINS, List.of(), this::list));
	}

	/** Server behaviour: deleted users are never listed. */
	private Answer list(Call call) {
		Parameters filter = call.parameters().groupOrNew("filter");
		Pager pager = Pager.of(call, this.dialect);
		if (pager.isBounded() && pager.offset() + (long) pager.limit() > MAX_MATCHES) {
			throw UserErrors.tooManyMatches();
		}
		List<SandboxUser> found = this.store.read((all) -> all.users().all())
			.stream()
			.filter((user) -> user.status() != SandboxUser.Status.DELETED && matches(user, filter))
			.sorted(order(filter.text("orderBy", "")))
			.toList();
		List<SandboxUser> page = found.stream().skip(pager.offset()).limit(pager.limit()).toList();
		return new Answer.Value(this.view.page(page, found.size()));
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
		return wanted.isEmpty()
				|| Stream.of(wanted.split(",", MAX_VALUES)).map(collation::normal).anyMatch(value::equals);
	}

	/** The first known item of orderBy; without one, by id. */
	private static Comparator<SandboxUser> order(String orderBy) {
		return Stream.of(orderBy.split(",", MAX_VALUES))
			.map(ORDERS::get)
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(Comparator.comparing(SandboxUser::id));
	}

}
