package io.linkkeeper.kaltura.session;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import io.linkkeeper.kaltura.error.ApiError;
import io.linkkeeper.kaltura.error.InvalidCredentialsException;
import io.linkkeeper.kaltura.error.KalturaApiException;
import io.linkkeeper.kaltura.error.UntrustworthyAnswerException;
import io.linkkeeper.kaltura.http.Account;
import io.linkkeeper.kaltura.http.Api;
import io.linkkeeper.kaltura.http.ApiAction;
import io.linkkeeper.kaltura.http.Retries;
import tools.jackson.databind.JsonNode;

/**
 * Starts admin sessions with the admin secret (guide, section 2).
 */
final class AdminSessionSource implements SessionSource {

	/** Long enough for most runs; sessions are not ended explicitly. */
	static final Duration LENGTH = Duration.ofHours(2);

	/** Longer than any request and the tolerated clock skew. */
	static final Duration AHEAD = Duration.ofMinutes(5);

	/** The privileges of admin sessions in the guide. */
	static final String PRIVILEGES = "disableentitlement";

	private final Account account;

	private final String secret;

	private final Api api;

	private final Clock clock;

	AdminSessionSource(Account account, String secret, Api api, Clock clock) {
		this.account = account;
		this.secret = secret;
		this.api = api;
		this.clock = clock;
	}

	@Override
	public Session start() {
		try {
			return this.api.retries().run(ApiAction.SESSION_START.toString(), Retries.READS, this::open);
		}
		catch (KalturaApiException ex) {
			if (ex.error().is(ApiError.START_SESSION_ERROR) || ex.error().is(ApiError.PARTNER_BLOCKED)) {
				throw new InvalidCredentialsException("The server starts no session for account " + this.account.name()
						+ " (" + ex.error().code() + "): check " + this.account.setting("partner-id") + " and "
						+ this.account.setting("admin-secret"));
			}
			throw ex;
		}
	}

	private Session open() {
		JsonNode ks = this.api.call(ApiAction.SESSION_START, parameters()).json();
		if (!ks.isString() || ks.stringValue().isBlank()) {
			throw UntrustworthyAnswerException.lasting("The answer to session.start is not a session");
		}
		return new Session(ks.stringValue(), this.clock.instant().plus(LENGTH).minus(AHEAD));
	}

	private Map<String, Object> parameters() {
		Map<String, Object> parameters = new LinkedHashMap<>();
		parameters.put("secret", this.secret);
		if (this.account.userId() != null) {
			parameters.put("userId", this.account.userId());
		}
		parameters.put("type", SessionInfo.ADMIN);
		parameters.put("expiry", LENGTH.toSeconds());
		parameters.put("privileges", PRIVILEGES);
		return parameters;
	}

}
