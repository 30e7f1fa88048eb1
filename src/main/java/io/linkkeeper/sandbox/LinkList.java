package io.linkkeeper.sandbox;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** The action list of {@code shortlink_shortlink}. */
final class LinkList {

	/**
	 * A page without a bound ends here; the real server, too, has only so much memory.
	 */
	private static final int MAX_ROWS = 20_000;

	private final Store store;

	private final Dialect dialect;

	private final int partnerId;

	private final Faults faults;

	private final LargeAnswers largeAnswers;

	private final LinkView view;

	LinkList(Store store, Dialect dialect, int partnerId, Faults faults, LargeAnswers largeAnswers) {
		this.store = store;
		this.dialect = dialect;
		this.partnerId = partnerId;
		this.faults = faults;
		this.largeAnswers = largeAnswers;
		this.view = new LinkView(partnerId, dialect);
	}

	List<Action> actions() {
		return List.of(new Action(LinkActions.SERVICE, "list", Action.Callers.USERS, List.of(), this::list));
	}

	private Answer list(Call call) {
		Parameters sent = LinkFilter.sent(call, this.faults);
		LinkQuery query = new LinkFilter(sent, this.dialect).query(call, onlyOwner(call, sent), this.partnerId);
		Pager pager = Pager.of(call, this.dialect);
		Optional<ApiObject> small = pager.isBounded() ? page(query, pager, AnswerSize.SMALL) : Optional.empty();
		return new Answer.Value(small.orElseGet(() -> largePage(query, pager)));
	}

	private ApiObject largePage(LinkQuery query, Pager pager) {
		this.largeAnswers.begin();
		return page(query, pager, AnswerSize.MOST).orElseThrow(() -> new SandboxException(
				"More than " + MAX_ROWS + " links, or " + AnswerSize.MOST + " bytes, do not fit into one answer"));
	}

	/** The page, if there is room for it. */
	private Optional<ApiObject> page(LinkQuery query, Pager pager, long room) {
		return this.store.read((all) -> {
			LinkPage page = all.links()
				.list(withLivingOwners(query, all.users()), pager.offset(), Math.min(pager.limit(), MAX_ROWS + 1),
						room);
			return (page != null && page.links().size() <= MAX_ROWS) ? Optional.of(this.view.page(page, all.users()))
					: Optional.empty();
		});
	}

	/** A user session sees its own links; asking for another's is an error. */
	private @Nullable String onlyOwner(Call call, Parameters sent) {
		if (call.isAdmin() || !this.dialect.has(Dialect.Difference.LIST_IS_LIMITED_TO_THE_USER)) {
			return null;
		}
		if (call.session() == null || !call.session().hasUser()) {
			throw Errors.invalidUserId();
		}
		String asked = sent.text("userIdEqual");
		if (asked != null && !asked.equals(call.userId())) {
			throw Errors.anotherUsersShortLink(asked);
		}
		return call.userId();
	}

	/** Server behaviour: links of a deleted user cannot be found by owner. */
	private static LinkQuery withLivingOwners(LinkQuery query, UserStore users) {
		Set<String> wanted = query.userIds();
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
