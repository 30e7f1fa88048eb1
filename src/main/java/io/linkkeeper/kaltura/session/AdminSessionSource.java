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
import io.linkkeeper.kaltura.http.Retries;
import io.linkkeeper.kaltura.json.Api;
import io.linkkeeper.kaltura.json.ApiAction;
import tools.jackson.databind.JsonNode;

/**
 * Starts admin sessions with the account's secret (guide, section 2).
 */
public final class AdminSessionSource implements SessionSource {

	/** Long enough for most runs; a session outlives the process that leaves it. */
	public static final Duration LENGTH = Duration.ofHours(2);

	/** Longer than any request and any difference of clocks that lets us write. */
	static final Duration AHEAD = Duration.ofMinutes(5);

	/** What the guide gives every session of an admin. */
	static final String PRIVILEGES = "disableentitlement";

	private final Account account;

	private final String secret;

	private final Api api;

	private final Retries retries;

	private final Clock clock;

	public AdminSessionSource(Account account, String secret, Api api, Retries retries, Clock clock) {
		this.account = account;
		this.secret = secret;
		this.api = api;
		this.retries = retries;
		this.clock = clock;
	}

	@Override
	public Session start() {
		try {
			return this.retries.run(ApiAction.SESSION_START.toString(), Retries.READS, this::open);
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
