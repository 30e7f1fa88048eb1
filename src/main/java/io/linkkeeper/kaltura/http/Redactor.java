package io.linkkeeper.kaltura.http;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Pattern;

import io.linkkeeper.kaltura.error.ApiError;
import io.linkkeeper.text.Printable;
import org.jspecify.annotations.Nullable;

/**
 * Removes credentials from foreign text: known ones, and whatever looks like a KS, as the
 * server may echo that of another caller (server behaviour). Thread-safe.
 */
final class Redactor {

	private static final String REDACTED = "[redacted]";

	/** No KS is shorter than 64 characters, no name that the server stores longer. */
	private static final Pattern LOOKS_LIKE_KS = Pattern.compile("djJ8[A-Za-z0-9+/_=%-]{8,}|[A-Za-z0-9+/_=%-]{64,}");

	/** Reasons that the server sends in place of an invalid KS. */
	private static final Set<String> REASONS = Set.of("EXPIRED", "LOGOUT", "EXCEEDED_ACTIONS_LIMIT",
			"EXCEEDED_RESTRICTED_IP", "EXCEEDED_RESTRICTED_URI", "INVALID_PARTNER", "INVALID_USER");

	private static final String KS_ARG = "KSID";

	/** In characters; longer messages are truncated. */
	private static final int LONGEST_TEXT = 1000;

	/** Longest first, so that a secret that contains another is removed completely. */
	private final NavigableSet<String> secrets = new ConcurrentSkipListSet<>(
			Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder()));

	void learn(String secret) {
		this.secrets.add(secret);
	}

	void forget(String secret) {
		this.secrets.remove(secret);
	}

	/** Replaces credentials and unprintable characters. */
	String redact(String text) {
		return withoutCredentials(Printable.of(text));
	}

	private String withoutCredentials(String text) {
		String clean = text;
		for (String secret : this.secrets) {
			clean = clean.replace(secret, REDACTED);
		}
		clean = LOOKS_LIKE_KS.matcher(clean).replaceAll(REDACTED);
		return (clean.length() > LONGEST_TEXT) ? clean.substring(0, LONGEST_TEXT) + "…" : clean;
	}

	ApiError error(String code, String message, Map<String, String> args) {
		if (code.equals(ApiError.INVALID_KS)) {
			return invalidKs(args);
		}
		Map<String, String> clean = new LinkedHashMap<>();
		args.forEach((name, value) -> clean.put(redact(name), redact(value)));
		return new ApiError(redact(code), redact(message), clean);
	}

	/**
	 * Returns the cause of a failure, or {@code null} when a text of it contains a
	 * credential.
	 */
	@Nullable Throwable cause(Throwable failure) {
		for (Throwable t = failure; t != null; t = t.getCause()) {
			String text = t.toString();
			if (!withoutCredentials(text).equals(text)) {
				return null;
			}
		}
		return failure;
	}

	private static ApiError invalidKs(Map<String, String> args) {
		String given = args.getOrDefault(KS_ARG, "");
		String shown = REASONS.contains(given) ? given : REDACTED;
		return new ApiError(ApiError.INVALID_KS, "Invalid KS \"" + shown + "\"", Map.of(KS_ARG, shown));
	}

}
