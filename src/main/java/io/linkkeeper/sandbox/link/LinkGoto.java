package io.linkkeeper.sandbox.link;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.linkkeeper.sandbox.Dialect;
import io.linkkeeper.sandbox.SandboxLink;
import io.linkkeeper.sandbox.SandboxOptions;
import io.linkkeeper.sandbox.answer.Answer;
import io.linkkeeper.sandbox.answer.ApiError;
import io.linkkeeper.sandbox.answer.ApiException;
import io.linkkeeper.sandbox.session.Action;
import io.linkkeeper.sandbox.session.Call;
import io.linkkeeper.sandbox.store.Store;
import org.jspecify.annotations.Nullable;

/** The action goto of {@code shortlink_shortlink}. */
final class LinkGoto {

	private static final int FOUND = 302;

	private static final Set<String> FALSE = Set.of("", "0", "false");

	private final Store store;

	private final Dialect dialect;

	private final GotoDomains domains;

	private final TargetFetch fetch;

	LinkGoto(Store store, SandboxOptions.Behavior behavior, TargetFetch fetch) {
		this.store = store;
		this.dialect = behavior.dialect();
		this.domains = new GotoDomains(behavior.installation().gotoDomains());
		this.fetch = fetch;
	}

	List<Action> actions() {
		return List.of(new Action(LinkActions.SERVICE, "goto", Action.Callers.ANYBODY, List.of("id"), this::open));
	}

	private Answer open(Call call) {
		String id = call.required("id");
		SandboxLink link = this.store.link(id).orElse(null);
		ApiError error = refusal(id, link, call.now());
		if (error != null) {
			return new Answer.Refusal(error, this.dialect.has(Dialect.Difference.GOTO_REFUSAL_HAS_A_BODY));
		}
		String target = target(link);
		return isProxied(call) ? new Answer.Page(this.fetch.fetch(target)) : new Answer.Redirect(FOUND, target);
	}

	private static String target(@Nullable SandboxLink link) {
		String fullUrl = (link != null) ? link.fullUrl() : null;
		return (fullUrl != null) ? fullUrl : "";
	}

	private static boolean isProxied(Call call) {
		return !FALSE.contains(call.parameters().text("proxy", "").toLowerCase(Locale.ROOT));
	}

	private @Nullable ApiError refusal(String id, @Nullable SandboxLink link, Instant now) {
		boolean deleted = link != null && link.status() == SandboxLink.Status.DELETED;
		if (link == null || (deleted && !this.dialect.has(Dialect.Difference.GOTO_KNOWS_DELETED_LINKS))) {
			return ApiException.invalidObjectId(id).error();
		}
		if (!this.dialect.has(Dialect.Difference.GOTO_CHECKS_STATUS_AND_EXPIRY)) {
			return null;
		}
		if (link.status() != SandboxLink.Status.ENABLED || !this.domains.admit(target(link))) {
			return LinkErrors.invalidShortLink(id).error();
		}
		return isExpired(link.expiresAt(), now) ? LinkErrors.expiredShortLink(id).error() : null;
	}

	/** A link that expires in this second still resolves; the zero date is no expiry. */
	private boolean isExpired(@Nullable Instant expiresAt, Instant now) {
		if (expiresAt == null || expiresAt.equals(ColumnTime.ZERO_DATE)
				|| (expiresAt.equals(Instant.EPOCH) && this.dialect.has(Dialect.Difference.ZERO_EXPIRY_IS_NEVER))) {
			return false;
		}
		return expiresAt.isBefore(now);
	}

}
