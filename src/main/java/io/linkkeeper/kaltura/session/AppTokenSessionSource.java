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
import io.linkkeeper.kaltura.http.Credentials;
import io.linkkeeper.kaltura.http.Redactor;
import io.linkkeeper.kaltura.http.Retries;
import io.linkkeeper.kaltura.json.Answer;
import io.linkkeeper.kaltura.json.AnswerObject;
import io.linkkeeper.kaltura.json.Api;
import io.linkkeeper.kaltura.json.ApiAction;
import org.jspecify.annotations.Nullable;

/**
 * Starts admin sessions with an app token: a widget session, which anybody may start,
 * becomes one by a hash over it and the token. The token itself is never sent. Of which
 * kind the hash must be only the server knows: what it took once is used from then on.
 */
public final class AppTokenSessionSource implements SessionSource {

	/** Outlives every pause between the two requests. */
	static final Duration WIDGET_LENGTH = Duration.ofMinutes(10);

	private static final Set<String> REFUSALS = Set.of("APP_TOKEN_ID_NOT_FOUND", "APP_TOKEN_NOT_ACTIVE",
			"APP_TOKEN_EXPIRED", ApiError.INVALID_APP_TOKEN_HASH, "INVALID_WIDGET_ID", ApiError.PARTNER_BLOCKED);

	private final Account account;

	private final Credentials.AppToken token;

	private final Api api;

	private final Retries retries;

	private final Clock clock;

	private final Redactor redactor;

	private @Nullable AppTokenHash taken;

	public AppTokenSessionSource(Account account, Credentials.AppToken token, Api api, Retries retries, Clock clock,
			Redactor redactor) {
		this.account = account;
		this.token = token;
		this.api = api;
		this.retries = retries;
		this.clock = clock;
		this.redactor = redactor;
	}

	@Override
	public Session start() {
		try {
			String widget = this.retries.run(ApiAction.SESSION_START_WIDGET.toString(), Retries.READS, this::widget);
			this.redactor.learn(widget);
			try {
				return start(widget);
			}
			finally {
				this.redactor.forget(widget);
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
		List<AppTokenHash> kinds = (this.taken != null) ? List.of(this.taken) : List.of(AppTokenHash.values());
		for (int i = 0; i < kinds.size() - 1; i++) {
			try {
				return start(widget, kinds.get(i));
			}
			catch (KalturaApiException ex) {
				if (!ex.error().is(ApiError.INVALID_APP_TOKEN_HASH)) {
					throw ex;
				}
			}
		}
		return start(widget, kinds.get(kinds.size() - 1));
	}

	private Session start(String widget, AppTokenHash kind) {
		Session session = this.retries.run(ApiAction.APP_TOKEN_START_SESSION.toString(), Retries.READS,
				() -> session(this.api.call(ApiAction.APP_TOKEN_START_SESSION, parameters(widget, kind))));
		this.taken = kind;
		return session;
	}

	private Map<String, Object> parameters(String widget, AppTokenHash kind) {
		Map<String, Object> parameters = new LinkedHashMap<>();
		parameters.put("ks", widget);
		parameters.put("id", this.token.id());
		parameters.put("tokenHash", kind.of(widget, this.token.token()));
		if (this.account.userId() != null) {
			parameters.put("userId", this.account.userId());
		}
		parameters.put("type", SessionInfo.ADMIN);
		parameters.put("expiry", AdminSessionSource.LENGTH.toSeconds());
		parameters.put("sessionPrivileges", AdminSessionSource.PRIVILEGES);
		return parameters;
	}

	/** The token decides about type and length, whatever was asked for. */
	private Session session(Answer answer) {
		String name = "The answer to appToken.startSession";
		SessionInfo session = SessionReader.session(name, answer);
		if (!session.isAdmin()) {
			throw new InvalidCredentialsException("The app token " + this.token.id() + " of account "
					+ this.account.name() + " does not start admin sessions: it needs sessionType 2");
		}
		String ks = ks(AnswerObject.of(name, SessionReader.TYPE, answer.json()));
		return new Session(ks, renewAt(session.expiresAt(), answer.date()));
	}

	/**
	 * As far ahead as with a secret; a short session at half its length. What is left of
	 * it is told by the server's clock.
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
