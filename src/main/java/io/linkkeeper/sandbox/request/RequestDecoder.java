package io.linkkeeper.sandbox.request;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Collects the parameters of an HTTP request. The path takes precedence over the query
 * string, and that over the body, as on the server.
 */
final class RequestDecoder {

	private static final List<String> IGNORED_SEGMENTS = List.of("api_v3", "index.php", "api");

	private RequestDecoder() {
	}

	static Parameters decode(String path, @Nullable String query, @Nullable String contentType, byte[] body) {
		Parameters parameters = path(path);
		if (query != null) {
			parameters.addAbsent(FormDecoder.decode(query));
		}
		parameters.addAbsent(body(contentType, body));
		return parameters;
	}

	/**
	 * Pairs of segments, {@code service/x/action/y}; the first of a repeated name counts.
	 */
	private static Parameters path(String path) {
		List<String> segments = new ArrayList<>();
		for (String segment : path.split("/")) {
			if (!segment.isEmpty() && !IGNORED_SEGMENTS.contains(segment)) {
				segments.add(FormDecoder.decoded(segment.replace("+", "%2B")));
			}
		}
		Parameters parameters = new Parameters();
		for (int i = 0; i + 1 < segments.size(); i += 2) {
			Parameters one = new Parameters();
			FormDecoder.put(one, segments.get(i), segments.get(i + 1));
			parameters.addAbsent(one);
		}
		return parameters;
	}

	/**
	 * A body is JSON only if its type is exactly that, without a charset; any other body
	 * that is no form is ignored.
	 */
	private static Parameters body(@Nullable String contentType, byte[] body) {
		String type = (contentType != null) ? contentType.strip() : "";
		String lower = type.toLowerCase(Locale.ROOT);
		if (lower.equals("application/json")) {
			return JsonDecoder.decode(text(body).strip());
		}
		if (lower.startsWith("application/x-www-form-urlencoded")) {
			return FormDecoder.decode(text(body));
		}
		return lower.startsWith("multipart/form-data") ? MultipartDecoder.decode(type, body) : new Parameters();
	}

	private static String text(byte[] body) {
		return new String(body, StandardCharsets.UTF_8);
	}

}
