package io.linkkeeper.kaltura;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import io.linkkeeper.kaltura.http.ApiAction;
import io.linkkeeper.link.LinkField;
import io.linkkeeper.link.LinkFields;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@link LinkCall}s as parameters of an API action.
 */
final class CallWriter {

	/** The server substitutes such placeholders in every value of a multirequest. */
	private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\s*\\d*\\s*:\\s*result", Pattern.CASE_INSENSITIVE);

	private CallWriter() {
	}

	static ApiAction action(LinkCall call) {
		if (call instanceof LinkCall.Add) {
			return ApiAction.LINK_ADD;
		}
		return (call instanceof LinkCall.Update) ? ApiAction.LINK_UPDATE : ApiAction.LINK_DELETE;
	}

	static Map<String, Object> parameters(LinkCall call) {
		if (call instanceof LinkCall.Add add) {
			return Map.of("shortLink", shortLink(add.fields(), false));
		}
		if (call instanceof LinkCall.Update update) {
			return Map.of("id", update.id(), "shortLink", shortLink(update.fields(), true));
		}
		return Map.of("id", ((LinkCall.Delete) call).id());
	}

	/**
	 * Tests whether a multirequest would alter a value of the call.
	 */
	static boolean requiresOwnRequest(LinkCall call) {
		return PLACEHOLDER.matcher(parameters(call).toString()).find();
	}

	/**
	 * Returns the parameters of a multirequest, with calls numbered from 1.
	 */
	static Map<String, Object> multirequest(List<LinkCall> calls) {
		Map<String, Object> body = new LinkedHashMap<>();
		for (LinkCall call : calls) {
			Map<String, Object> item = new LinkedHashMap<>(parameters(call));
			item.put("service", action(call).service());
			item.put("action", action(call).action());
			body.put(Integer.toString(body.size() + 1), item);
		}
		return body;
	}

	private static Map<String, Object> shortLink(LinkFields fields, boolean clearing) {
		Map<String, Object> object = new LinkedHashMap<>();
		object.put("objectType", "KalturaShortLink");
		fields.values().forEach((field, value) -> put(object, field, value, clearing));
		return object;
	}

	/**
	 * Clears a field by the suffix {@code __null}: a JSON null would be cast to 0, which
	 * as an expiry is 1970 (server behaviour).
	 */
	private static void put(Map<String, Object> object, LinkField field, @Nullable String value, boolean clearing) {
		if (value != null) {
			object.put(field.apiName(), isNumber(field) ? LinkCallCheck.number(field, value) : value);
		}
		else if (clearing) {
			object.put(field.apiName() + "__null", "");
		}
	}

	private static boolean isNumber(LinkField field) {
		return field == LinkField.STATUS || field == LinkField.EXPIRES_AT;
	}

}
