package io.linkkeeper.sandbox.link;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;

import io.linkkeeper.sandbox.Dialect;
import io.linkkeeper.sandbox.Installation;
import io.linkkeeper.sandbox.SandboxLink;
import io.linkkeeper.sandbox.answer.AnswerFormat;
import io.linkkeeper.sandbox.answer.ApiException;
import io.linkkeeper.sandbox.request.LeadingNumber;
import io.linkkeeper.sandbox.request.Parameters;
import io.linkkeeper.sandbox.session.Call;
import org.jspecify.annotations.Nullable;

/** Reads the {@code shortLink} parameter of add and update, with the server's checks. */
final class LinkChanges {

	private static final List<String> TEXTS = List.of("name", "systemName", "fullUrl", "uniqueId", "userId");

	private static final String CLEARING = "__null";

	private static final int MIN_SYSTEM_NAME = 3;

	private static final int MIN_FULL_URL = 10;

	private final Dialect dialect;

	private final LinkTexts texts;

	private final Parameters sent;

	private LinkChanges(Dialect dialect, LinkTexts texts, Parameters sent) {
		this.dialect = dialect;
		this.texts = texts;
		this.sent = sent;
	}

	/** The link that was sent. */
	static LinkChanges of(Call call, Dialect dialect, Installation installation) {
		return new LinkChanges(dialect, new LinkTexts(installation), call.parameters().groupOrNew("shortLink"));
	}

	/**
	 * Refuses malformed parameters from any caller.
	 * @throws ApiException PROPERTY_VALIDATION_WRONG_FORMAT when it is not an object,
	 * INVALID_ENUM_VALUE when its status is none, INVALID_PARAMETER_CHAR when a text
	 * holds what XML cannot carry
	 */
	static void check(Parameters parameters) {
		Parameters sent = parameters.group("shortLink");
		if (sent == null) {
			throw ApiException.wrongFormat("shortLink");
		}
		for (String name : TEXTS) {
			if (!AnswerFormat.canCarry(sent.text(name, ""))) {
				throw LinkErrors.invalidCharacter(name);
			}
		}
		status(sent);
	}

	/** The checks of add, in the server's order. */
	void checkForAdd() {
		checkPresent("systemName", MIN_SYSTEM_NAME);
		checkPresent("fullUrl", MIN_FULL_URL);
		for (String readOnly : List.of("id", "createdAt", "updatedAt", "partnerId")) {
			if (this.sent.has(readOnly)) {
				throw LinkErrors.notUpdatable(property(readOnly));
			}
		}
	}

	/** Read-only fields may be echoed if they are the same, the two times never. */
	void checkForUpdate(SandboxLink stored, int partnerId) {
		checkEcho("id", stored.id());
		checkEcho("createdAt", null);
		checkEcho("updatedAt", null);
		checkEcho("partnerId", Integer.toString(partnerId));
		if (this.dialect.has(Dialect.Difference.UNIQUE_ID)) {
			checkEcho("uniqueId", stored.uniqueId());
		}
	}

	/** The owner that was sent, or {@code null} when none was. */
	@Nullable String owner() {
		return this.texts.userId(text("userId", null));
	}

	/** The link with the changes applied. */
	SandboxLink applyTo(SandboxLink link) {
		SandboxLink.Status status = status(this.sent);
		return link.withSystemName(changed("systemName", link.systemName(), this.texts::name))
			.withFullUrl(changed("fullUrl", link.fullUrl(), this.texts::fullUrl))
			.withName(changed("name", link.name(), this.texts::name))
			.withUserId(this.texts.userId(text("userId", link.userId())))
			.withExpiresAt(expiresAt(link.expiresAt()))
			.withStatus((status != null) ? status : link.status());
	}

	/** The uniqueId as it is kept. */
	@Nullable String keptUniqueId() {
		return this.texts.name("uniqueId", uniqueId());
	}

	/** The uniqueId that was sent, or {@code null}; old servers have none. */
	@Nullable String uniqueId() {
		return this.dialect.has(Dialect.Difference.UNIQUE_ID) ? text("uniqueId", null) : null;
	}

	private static SandboxLink.@Nullable Status status(Parameters sent) {
		if (!sent.has("status") || sent.has("status" + CLEARING)) {
			return null;
		}
		String text = sent.text("status", "");
		SandboxLink.Status status = SandboxLink.Status.ofCode(LeadingNumber.ofEnum(text));
		if (status == null || text.isEmpty()) {
			throw ApiException.invalidEnumValue(text, "status", "KalturaShortLinkStatus");
		}
		return status;
	}

	private @Nullable Instant expiresAt(@Nullable Instant before) {
		String text = text("expiresAt", null);
		if (text != null) {
			return this.texts.time(LeadingNumber.of(text));
		}
		return cleared("expiresAt") ? null : before;
	}

	private @Nullable String changed(String name, @Nullable String before,
			BiFunction<String, @Nullable String, @Nullable String> column) {
		return (this.sent.has(name) || cleared(name)) ? column.apply(name, text(name, null)) : before;
	}

	/**
	 * Server behaviour: JSON null is the empty text, an array is {@code Array}; only a
	 * name with {@code __null} clears.
	 */
	private @Nullable String text(String name, @Nullable String before) {
		if (cleared(name)) {
			return null;
		}
		if (this.sent.group(name) != null) {
			return "Array";
		}
		return this.sent.has(name) ? this.sent.text(name, "") : before;
	}

	private boolean cleared(String name) {
		return this.sent.has(name + CLEARING);
	}

	private void checkPresent(String name, int minLength) {
		String value = text(name, null);
		if (value == null) {
			throw this.dialect.has(Dialect.Difference.ABSENT_PROPERTY_IS_MISSING_PARAMETER)
					? ApiException.missingParameter(name) : ApiException.cannotBeNull(property(name));
		}
		if (value.getBytes(StandardCharsets.UTF_8).length < minLength) {
			throw LinkErrors.minLength(property(name), minLength);
		}
	}

	private void checkEcho(String name, @Nullable String stored) {
		if (this.sent.has(name) && !this.sent.text(name, "").equals(stored)) {
			throw LinkErrors.notUpdatable(property(name));
		}
	}

	private static String property(String name) {
		return "KalturaShortLink::" + name;
	}

}
