package io.linkkeeper.sandbox.link;

import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.linkkeeper.sandbox.Dialect;
import io.linkkeeper.sandbox.Installation;
import io.linkkeeper.sandbox.SandboxLink;
import io.linkkeeper.sandbox.SandboxOptions;
import io.linkkeeper.sandbox.SandboxUser;
import io.linkkeeper.sandbox.Timestamps;
import io.linkkeeper.sandbox.UserRole;
import io.linkkeeper.sandbox.answer.Answer;
import io.linkkeeper.sandbox.answer.ApiException;
import io.linkkeeper.sandbox.fault.Faults;
import io.linkkeeper.sandbox.request.Parameters;
import io.linkkeeper.sandbox.session.Action;
import io.linkkeeper.sandbox.session.Call;
import io.linkkeeper.sandbox.store.LinkStore;
import io.linkkeeper.sandbox.store.Store;
import io.linkkeeper.sandbox.store.UserStore;
import org.jspecify.annotations.Nullable;

/** The actions add, get, update and delete of {@code shortlink_shortlink}. */
final class LinkActions {

	static final String SERVICE = "shortlink_shortlink";

	private static final Set<UserRole> DELETERS = EnumSet.of(UserRole.PARTNER_ADMIN, UserRole.SHORT_LINK_BASE,
			UserRole.SHORT_LINK_MODIFY);

	private static final Set<UserRole> WRITERS = EnumSet.allOf(UserRole.class);

	private final Store store;

	private final Dialect dialect;

	private final Installation installation;

	private final Faults faults;

	private final int partnerId;

	private final Supplier<String> newIds;

	private final LinkView view;

	LinkActions(Store store, SandboxOptions options, Faults faults, Supplier<String> newIds) {
		this.store = store;
		this.dialect = options.behavior().dialect();
		this.installation = options.behavior().installation();
		this.faults = faults;
		this.partnerId = options.account().partnerId();
		this.newIds = newIds;
		this.view = new LinkView(this.partnerId, this.dialect);
	}

	List<Action> actions() {
		Action.Callers adders = this.dialect.has(Dialect.Difference.USERS_ADD_AND_SEE_THEIR_OWN_LINKS)
				? Action.Callers.USERS : Action.Callers.ADMINS;
		Consumer<Parameters> arguments = LinkChanges::check;
		return List.of(new Action(SERVICE, "add", adders, List.of("shortLink"), arguments, this::add).andFor(WRITERS),
				new Action(SERVICE, "get", Action.Callers.SESSIONS, List.of("id"), this::get),
				new Action(SERVICE, "update", Action.Callers.ADMINS, List.of("id", "shortLink"), arguments,
						this::update)
					.andFor(WRITERS),
				new Action(SERVICE, "delete", Action.Callers.ADMINS, List.of("id"), this::delete).andFor(DELETERS));
	}

	private Answer add(Call call) {
		LinkChanges changes = LinkChanges.of(call, this.dialect, this.installation);
		changes.checkForAdd();
		return this.store.change((all) -> {
			String uniqueId = changes.uniqueId();
			Instant seen = call.now().minus(this.faults.uniqueIdWindow());
			if (uniqueId != null && !uniqueId.isEmpty() && all.links().isTaken(uniqueId, seen)) {
				throw LinkErrors.uniqueIdExists(uniqueId);
			}
			SandboxLink link = changes.applyTo(fresh(all.links(), call)).withUniqueId(changes.keptUniqueId());
			SandboxLink owned = isNoOwner(changes.owner()) ? link.withUserId(call.userId()) : link;
			refuseOtherOwner(owned, call, all.users());
			String owner = owned.userId();
			if (owner != null) {
				all.addOwner(owner, call.now());
			}
			all.links().put(owned);
			return new Answer.Value(this.view.added(owned));
		});
	}

	private Answer get(Call call) {
		return this.store.read((all) -> {
			SandboxLink link = existing(call, all.links());
			boolean hidden = this.dialect.has(Dialect.Difference.USERS_ADD_AND_SEE_THEIR_OWN_LINKS) && isOfUser(call)
					&& !call.userId().equals(link.userId());
			if (hidden) {
				throw ApiException.invalidObjectId(call.required("id"));
			}
			return show(link, all);
		});
	}

	private Answer update(Call call) {
		LinkChanges changes = LinkChanges.of(call, this.dialect, this.installation);
		return this.store.change((all) -> {
			changes.checkForUpdate(existing(call, all.links()), this.partnerId);
			String owner = changes.owner();
			if (owner != null) {
				all.addOwner(owner, call.now());
			}
			SandboxLink before = existing(call, all.links());
			SandboxLink after = changes.applyTo(before);
			if (after.equals(before)) {
				return show(before, all);
			}
			SandboxLink stamped = after.withUpdatedAt(call.now());
			all.links().put(stamped);
			return show(stamped, all);
		});
	}

	private Answer delete(Call call) {
		return this.store.change((all) -> {
			SandboxLink deleted = existing(call, all.links()).withStatus(SandboxLink.Status.DELETED)
				.withUpdatedAt(call.now());
			all.links().put(deleted);
			return show(deleted, all);
		});
	}

	private Answer show(SandboxLink link, Store.Tables all) {
		return new Answer.Value(this.view.link(link, all.users()));
	}

	private SandboxLink fresh(LinkStore links, Call call) throws SQLException {
		String id = this.newIds.get();
		while (links.get(id) != null) {
			id = this.newIds.get();
		}
		return new SandboxLink(id, Timestamps.of(call.now()), null, call.userId(),
				new SandboxLink.Texts(null, null, null, null), SandboxLink.Status.ENABLED);
	}

	/** Server behaviour: a deleted link is answered as an unknown one. */
	private static SandboxLink existing(Call call, LinkStore links) throws SQLException {
		String id = call.required("id");
		SandboxLink link = links.get(id);
		if (link == null || link.status() == SandboxLink.Status.DELETED) {
			throw ApiException.invalidObjectId(id);
		}
		return link;
	}

	/** Server behaviour: PHP takes these ids for none. */
	private static boolean isNoOwner(@Nullable String userId) {
		return "".equals(userId) || "0".equals(userId);
	}

	private static boolean isOfUser(Call call) {
		return call.session() != null && !call.isAdmin() && !call.session().isWidget();
	}

	/** Without a role, a user session adds links of its own user only. */
	private static void refuseOtherOwner(SandboxLink link, Call call, UserStore users) {
		SandboxUser caller = users.get(call.userId());
		boolean hasRole = (call.session() != null && call.session().hasOwnRole())
				|| (caller != null && caller.role() != null);
		if (!call.isAdmin() && !hasRole && !Objects.equals(link.userId(), call.userId())) {
			throw ApiException.invalidUserId();
		}
	}

}
