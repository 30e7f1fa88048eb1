package io.linkkeeper.kaltura.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.linkkeeper.kaltura.error.ApiError;
import io.linkkeeper.kaltura.error.InvalidCredentialsException;
import io.linkkeeper.kaltura.error.KalturaApiException;
import io.linkkeeper.kaltura.http.Account;
import io.linkkeeper.kaltura.http.Answer;
import io.linkkeeper.kaltura.http.AnswerObject;
import io.linkkeeper.kaltura.http.Api;
import io.linkkeeper.kaltura.http.ApiAction;
import io.linkkeeper.kaltura.http.Credentials;
import io.linkkeeper.kaltura.http.Retries;
import org.jspecify.annotations.Nullable;

/**
 * Starts admin sessions with an app token: a widget session, which needs no credentials,
 * is exchanged for one by a hash over it and the token. The token itself is never sent.
 * The hash type is unknown to the client: the first type that the server accepts is used
 * from then on. Not thread-safe.
 */
final class AppTokenSessionSource implements SessionSource {

	/** Longer than any pause between the two requests. */
	static final Duration WIDGET_LENGTH = Duration.ofMinutes(10);

	private static final Set<String> REFUSALS = Set.of("APP_TOKEN_ID_NOT_FOUND", "APP_TOKEN_NOT_ACTIVE",
			"APP_TOKEN_EXPIRED", ApiError.INVALID_APP_TOKEN_HASH, "INVALID_WIDGET_ID", ApiError.PARTNER_BLOCKED);

	private final Account account;

	private final Credentials.AppToken token;

	private final Api api;

	private final Clock clock;

	private @Nullable AppTokenHash acceptedType;

	AppTokenSessionSource(Account account, Credentials.AppToken token, Api api, Clock clock) {
		this.account = account;
		this.token = token;
		this.api = api;
		this.clock = clock;
	}

	@Override
	public Session start() {
		try {
			String widget = this.api.retries()
				.run(ApiAction.SESSION_START_WIDGET.toString(), Retries.READS, this::widget);
			this.api.redact(widget);
			try {
				return start(widget);
			}
			finally {
				this.api.stopRedacting(widget);
			}
		}
		catch (KalturaApiException ex) {
			if (REFUSALS.contains(ex.error().code())) {
				throw refused(ex.error());
			}
			throw ex;
		}
	}

	private String widget() {
		Answer answer = this.api.call(ApiAction.SESSION_START_WIDGET,
				Map.of("widgetId", "_" + this.account.partnerId(), "expiry", WIDGET_LENGTH.toSeconds()));
		return ks(AnswerObject.of("The answer to session.startWidgetSession", "KalturaStartWidgetSessionResponse",
				answer.json()));
	}

	private Session start(String widget) {
		List<AppTokenHash> types = (this.acceptedType != null) ? List.of(this.acceptedType)
				: List.of(AppTokenHash.values());
		for (int i = 0; i < types.size() - 1; i++) {
			try {
				return start(widget, types.get(i));
			}
			catch (KalturaApiException ex) {
				if (!ex.error().is(ApiError.INVALID_APP_TOKEN_HASH)) {
					throw ex;
				}
			}
		}
		return start(widget, types.get(types.size() - 1));
	}

	private Session start(String widget, AppTokenHash type) {
		Session session = this.api.retries()
			.run(ApiAction.APP_TOKEN_START_SESSION.toString(), Retries.READS,
					() -> session(this.api.call(ApiAction.APP_TOKEN_START_SESSION, parameters(widget, type))));
		this.acceptedType = type;
		return session;
	}

	private Map<String, Object> parameters(String widget, AppTokenHash type) {
		Map<String, Object> parameters = new LinkedHashMap<>();
		parameters.put("ks", widget);
		parameters.put("id", this.token.id());
		parameters.put("tokenHash", type.of(widget, this.token.token()));
		if (this.account.userId() != null) {
			parameters.put("userId", this.account.userId());
		}
		parameters.put("type", SessionInfo.ADMIN);
		parameters.put("expiry", AdminSessionSource.LENGTH.toSeconds());
		parameters.put("sessionPrivileges", AdminSessionSource.PRIVILEGES);
		return parameters;
	}

	/** Type and expiry are determined by the token, regardless of the request. */
	private Session session(Answer answer) {
		String name = "The answer to appToken.startSession";
		SessionInfo session = SessionInfo.of(name, answer);
		if (!session.isAdmin()) {
			throw new InvalidCredentialsException("The app token " + this.token.id() + " of account "
					+ this.account.name() + " does not start admin sessions: it needs sessionType 2");
		}
		String ks = ks(AnswerObject.of(name, SessionInfo.API_TYPE, answer.json()));
		return new Session(ks, renewAt(session.expiresAt(), answer.date()));
	}

	/**
	 * As far ahead as for an admin secret, but not before half of a short session. The
	 * remaining time is computed by the server's clock.
	 */
	private Instant renewAt(Instant expiresAt, @Nullable Instant date) {
		Instant now = this.clock.instant();
		Duration length = Duration.between(Objects.requireNonNullElse(date, now), expiresAt);
		Duration half = length.dividedBy(2);
		return now.plus((half.compareTo(AdminSessionSource.AHEAD) > 0) ? length.minus(AdminSessionSource.AHEAD) : half);
	}

	private static String ks(AnswerObject object) {
		String ks = object.text("ks");
		if (ks.isBlank()) {
			throw object.wrong("ks", "a session");
		}
		return ks;
	}

	private InvalidCredentialsException refused(ApiError error) {
		return new InvalidCredentialsException("The server starts no session with the app token of account "
				+ this.account.name() + " (" + error.code() + "): check " + this.account.setting("partner-id") + ", "
				+ this.account.setting("app-token-id") + " and " + this.account.setting("app-token"));
	}

}
