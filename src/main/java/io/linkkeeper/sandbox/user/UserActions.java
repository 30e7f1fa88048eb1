package io.linkkeeper.sandbox.user;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

import io.linkkeeper.sandbox.SandboxLink;
import io.linkkeeper.sandbox.SandboxUser;
import io.linkkeeper.sandbox.UserRole;
import io.linkkeeper.sandbox.answer.Answer;
import io.linkkeeper.sandbox.answer.ApiException;
import io.linkkeeper.sandbox.session.Action;
import io.linkkeeper.sandbox.session.Call;
import io.linkkeeper.sandbox.store.Collation;
import io.linkkeeper.sandbox.store.LinkQuery;
import io.linkkeeper.sandbox.store.Store;

/** The actions add, get, update and delete of the service {@code user}. */
final class UserActions {

	static final String SERVICE = "user";

	private final Store store;

	private final UserView view;

	UserActions(Store store, int partnerId) {
		this.store = store;
		this.view = new UserView(partnerId);
	}

	List<Action> actions() {
		return List.of(
				new Action(SERVICE, "add", Action.Callers.ADMINS, List.of("user"), UserChanges::check, this::add),
				new Action(SERVICE, "get", Action.Callers.USERS, List.of(), this::get),
				new Action(SERVICE, "update", Action.Callers.ADMINS, List.of("userId", "user"), UserChanges::check,
						this::update),
				new Action(SERVICE, "delete", Action.Callers.ADMINS, List.of("userId"), this::delete));
	}

	/** Adding a deleted user again does not restore the links. */
	private Answer add(Call call) {
		UserChanges changes = UserChanges.of(call);
		String id = changes.requiredId();
		return this.store.change((all) -> {
			SandboxUser known = all.users().get(id);
			if (known != null && known.status() != SandboxUser.Status.DELETED) {
				throw UserErrors.duplicateUser(id);
			}
			SandboxUser user = changes.applyTo(SandboxUser.active(id, call.now()), call.now());
			all.addUser(user);
			return new Answer.Value(this.view.user(user));
		});
	}

	private Answer get(Call call) {
		String asked = call.parameters().text("userId", "");
		String userId = asked.isEmpty() ? call.userId() : asked;
		if (!call.isAdmin() && !userId.equals(call.userId())) {
			throw UserErrors.anotherUser();
		}
		return this.store.read((all) -> new Answer.Value(this.view.user(existing(userId, all))));
	}

	private Answer update(Call call) {
		UserChanges changes = UserChanges.of(call);
		return this.store.change((all) -> {
			SandboxUser before = existing(call.required("userId"), all);
			SandboxUser after = changes.applyTo(before, call.now());
			if (after.role() != before.role() && before.equals(all.users().get(call.userId()))) {
				throw UserErrors.ownRole();
			}
			return put(after, call.now(), all);
		});
	}

	private Answer delete(Call call) {
		return this.store.change((all) -> {
			SandboxUser user = existing(call.required("userId"), all).withStatus(SandboxUser.Status.DELETED);
			return put(user.withUpdatedAt(call.now()), call.now(), all);
		});
	}

	/** Guide, section 7: the links of a deleted user are deleted. */
	private Answer put(SandboxUser user, Instant now, Store.Tables all) throws SQLException {
		refuseLossOfOwner(user);
		all.users().put(user);
		if (user.status() == SandboxUser.Status.DELETED) {
			all.links()
				.changeAll(LinkQuery.ownedBy(user.id()),
						(link) -> link.withStatus(SandboxLink.Status.DELETED).withUpdatedAt(now));
		}
		return new Answer.Value(this.view.user(user));
	}

	/** Server behaviour: an account keeps its owner (kaltura/server, kuser.php). */
	private static void refuseLossOfOwner(SandboxUser user) {
		if (user.accountOwner() && user.status() != SandboxUser.Status.ACTIVE) {
			throw UserErrors.accountOwnerStays();
		}
		if (user.accountOwner() && user.role() != UserRole.PARTNER_ADMIN) {
			throw UserErrors.accountOwnerIsAdmin();
		}
	}

	/**
	 * Server behaviour: a deleted user is answered as an unknown one, and accents count
	 * unlike in the owner of a link.
	 */
	private static SandboxUser existing(String userId, Store.Tables all) {
		SandboxUser user = all.users().get(userId);
		if (user == null || user.status() == SandboxUser.Status.DELETED || !Collation.withoutTrailingSpaces(userId)
			.equalsIgnoreCase(Collation.withoutTrailingSpaces(user.id()))) {
			throw ApiException.invalidUserId();
		}
		return user;
	}

}
