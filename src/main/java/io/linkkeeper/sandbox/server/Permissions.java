package io.linkkeeper.sandbox.server;

import java.util.Set;

import io.linkkeeper.sandbox.Dialect;
import io.linkkeeper.sandbox.SandboxUser;
import io.linkkeeper.sandbox.UserRole;
import io.linkkeeper.sandbox.answer.ApiException;
import io.linkkeeper.sandbox.request.LeadingNumber;
import io.linkkeeper.sandbox.request.Parameters;
import io.linkkeeper.sandbox.session.Action;
import io.linkkeeper.sandbox.session.Ks;
import io.linkkeeper.sandbox.store.Store;
import org.jspecify.annotations.Nullable;

/** Checks whether a caller may call an action. */
final class Permissions {

	private final Dialect dialect;

	private final int partnerId;

	private final Store store;

	Permissions(Dialect dialect, int partnerId, Store store) {
		this.dialect = dialect;
		this.partnerId = partnerId;
		this.store = store;
	}

	/**
	 * Refuses a caller without permission.
	 * @throws ApiException MISSING_KS, SERVICE_FORBIDDEN, or INVALID_OBJECT_ID for the
	 * session's role
	 */
	void check(Action action, @Nullable Ks session, Parameters parameters) {
		if (action.access().callers() == Action.Callers.ANYBODY) {
			return;
		}
		if (session == null && this.dialect.has(Dialect.Difference.ABSENT_SESSION_HAS_ITS_OWN_ERROR)) {
			throw ApiException.missingKs();
		}
		if (session != null && session.hasOwnRole() && session.ownRole() == null) {
			// server behaviour: so an unknown role shows, and not when the session starts
			throw ApiException.invalidObjectId("N/A");
		}
		if (session == null || !isAllowed(action, session) || isForOtherAccount(parameters)) {
			throw CallErrors.serviceForbidden(action.service(), action.name());
		}
	}

	private boolean isAllowed(Action action, Ks session) {
		return session.isAdmin() || switch (action.access().callers()) {
			case ANYBODY, SESSIONS -> true;
			case USERS -> !session.isWidget();
			case ADMINS -> hasRole(session, action.access().roles());
		};
	}

	private boolean hasRole(Ks session, Set<UserRole> roles) {
		UserRole role = role(session);
		return role == UserRole.PARTNER_ADMIN || (role != null && roles.contains(role));
	}

	/** The role named by the session, or else its user's. */
	private @Nullable UserRole role(Ks session) {
		if (session.hasOwnRole()) {
			return session.ownRole();
		}
		return session.hasUser() ? this.store.user(session.userId())
			.filter((user) -> user.status() != SandboxUser.Status.DELETED)
			.map(SandboxUser::role)
			.orElse(null) : null;
	}

	private boolean isForOtherAccount(Parameters parameters) {
		long asked = LeadingNumber.of(parameters.text("partnerId", parameters.text("p", "0")));
		return asked != 0 && asked != this.partnerId;
	}

}
