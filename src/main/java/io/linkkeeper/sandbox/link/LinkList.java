package io.linkkeeper.sandbox.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.linkkeeper.sandbox.Dialect;
import io.linkkeeper.sandbox.SandboxException;
import io.linkkeeper.sandbox.SandboxUser;
import io.linkkeeper.sandbox.answer.Answer;
import io.linkkeeper.sandbox.answer.ApiException;
import io.linkkeeper.sandbox.answer.ApiObject;
import io.linkkeeper.sandbox.fault.Faults;
import io.linkkeeper.sandbox.request.Parameters;
import io.linkkeeper.sandbox.session.Action;
import io.linkkeeper.sandbox.session.Call;
import io.linkkeeper.sandbox.session.Pager;
import io.linkkeeper.sandbox.store.LinkQuery;
import io.linkkeeper.sandbox.store.Store;
import io.linkkeeper.sandbox.store.UserStore;
import org.jspecify.annotations.Nullable;

/** The action list of {@code shortlink_shortlink}. */
final class LinkList {

	/** The most links of a page without a bound. */
	private static final int MAX_ROWS = 20_000;

	private final Store store;

	private final Dialect dialect;

	private final int partnerId;

	private final Faults faults;

	private final Runnable beforeLargeAnswer;

	private final LinkView view;

	LinkList(Store store, Dialect dialect, int partnerId, Faults faults, Runnable beforeLargeAnswer) {
		this.store = store;
		this.dialect = dialect;
		this.partnerId = partnerId;
		this.faults = faults;
		this.beforeLargeAnswer = beforeLargeAnswer;
		this.view = new LinkView(partnerId, dialect);
	}

	List<Action> actions() {
		return List.of(new Action(LinkActions.SERVICE, "list", Action.Callers.USERS, List.of(), this::list));
	}

	private Answer list(Call call) {
		Parameters sent = LinkFilter.sent(call, this.faults);
		LinkQuery query = new LinkFilter(sent, this.dialect).query(call, onlyOwner(call, sent), this.partnerId);
		Pager pager = Pager.of(call, this.dialect);
		Optional<ApiObject> small = pager.isBounded() ? page(query, pager, Answer.SMALL_SIZE) : Optional.empty();
		return new Answer.Value(small.orElseGet(() -> largePage(query, pager)));
	}

	private ApiObject largePage(LinkQuery query, Pager pager) {
		this.beforeLargeAnswer.run();
		return page(query, pager, Answer.MAX_SIZE).orElseThrow(() -> new SandboxException(
				"More than " + MAX_ROWS + " links, or " + Answer.MAX_SIZE + " bytes, do not fit into one answer"));
	}

	/** The page, or empty when it exceeds the room. */
	private Optional<ApiObject> page(LinkQuery query, Pager pager, long room) {
		return this.store.read((all) -> {
			int[] found = all.links().find(withoutDeletedOwners(query, all.users()));
			List<ApiObject> objects = new ArrayList<>();
			long size = 0;
			for (int i = pager.offset(); i < found.length && objects.size() < pager.limit(); i++) {
				ApiObject object = this.view.link(all.links().get(found[i]), all.users());
				size += new Answer.Value(object).size();
				if (size > room || objects.size() == MAX_ROWS) {
					return Optional.empty();
				}
				objects.add(object);
			}
			return Optional.of(LinkView.page(objects, found.length));
		});
	}

	/**
	 * The owner to whom a user session is limited; filtering by another owner is an
	 * error.
	 */
	private @Nullable String onlyOwner(Call call, Parameters sent) {
		if (call.isAdmin() || !this.dialect.has(Dialect.Difference.LIST_IS_LIMITED_TO_THE_USER)) {
			return null;
		}
		if (call.session() == null || !call.session().hasUser()) {
			throw ApiException.invalidUserId();
		}
		String asked = sent.text("userIdEqual");
		if (asked != null && !asked.equals(call.userId())) {
			throw LinkErrors.anotherUsersShortLink(asked);
		}
		return call.userId();
	}

	/** Server behaviour: links of a deleted user cannot be found by owner. */
	private static LinkQuery withoutDeletedOwners(LinkQuery query, UserStore users) {
		Set<String> wanted = query.keys().userIds();
		if (wanted == null || wanted.stream().map(users::get).noneMatch(LinkList::isDeleted)) {
			return query;
		}
		return query
			.withUserIds(wanted.stream().filter((owner) -> !isDeleted(users.get(owner))).collect(Collectors.toSet()));
	}

	private static boolean isDeleted(@Nullable SandboxUser user) {
		return user != null && user.status() == SandboxUser.Status.DELETED;
	}

}
