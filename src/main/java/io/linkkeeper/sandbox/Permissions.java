package io.linkkeeper.sandbox;

import org.jspecify.annotations.Nullable;

/** Who may call what. */
final class Permissions {

	private final Dialect dialect;

	private final int partnerId;

	Permissions(Dialect dialect, int partnerId) {
		this.dialect = dialect;
		this.partnerId = partnerId;
	}

	/**
	 * Refuses a caller who may not.
	 * @throws ApiException MISSING_KS or SERVICE_FORBIDDEN
	 */
	void check(Action action, @Nullable Ks session, Parameters parameters) {
		if (action.callers() == Action.Callers.ANYBODY) {
			return;
		}
		if (session == null && this.dialect.has(Dialect.Difference.ABSENT_SESSION_HAS_ITS_OWN_ERROR)) {
			throw Errors.missingKs();
		}
		if (session == null || !isAllowed(action.callers(), session) || isForOtherAccount(parameters)) {
			throw Errors.serviceForbidden(action.service(), action.name());
		}
	}

	private static boolean isAllowed(Action.Callers callers, Ks session) {
		return switch (callers) {
			case ANYBODY, SESSIONS -> true;
			case USERS -> session.isAdmin() || !session.isWidget();
			case ADMINS -> session.isAdmin();
		};
	}

	private boolean isForOtherAccount(Parameters parameters) {
		long asked = LeadingNumber.of(parameters.text("partnerId", parameters.text("p", "0")));
		return asked != 0 && asked != this.partnerId;
	}

}
