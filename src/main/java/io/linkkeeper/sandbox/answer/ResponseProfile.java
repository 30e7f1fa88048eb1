package io.linkkeeper.sandbox.answer;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.linkkeeper.sandbox.request.Parameters;
import org.jspecify.annotations.Nullable;

/**
 * The {@code responseProfile} parameter: selects the fields of the returned objects. In a
 * list, its objects are trimmed.
 *
 * @param fields the names
 * @param includes whether these fields are kept or removed
 */
record ResponseProfile(Set<String> fields, boolean includes) {

	private static final String EXCLUDE_FIELDS = "2";

	ResponseProfile {
		fields = Set.copyOf(fields);
	}

	/** The profile of a call, or {@code null} for whole objects. */
	static @Nullable ResponseProfile of(Parameters parameters) {
		Parameters profile = parameters.group("responseProfile");
		String fields = (profile != null) ? profile.text("fields", "") : "";
		if (profile == null || fields.isEmpty()) {
			return null;
		}
		return new ResponseProfile(new HashSet<>(List.of(fields.replace(" ", "").split(","))),
				!EXCLUDE_FIELDS.equals(profile.text("type", "1")));
	}

	ApiObject trim(ApiObject object) {
		Map<String, @Nullable Object> kept = new LinkedHashMap<>(object.fields());
		if (object.fields().get("objects") instanceof List<?> list) {
			kept.put("objects",
					list.stream().map((item) -> (item instanceof ApiObject one) ? trim(one) : item).toList());
		}
		else {
			kept.keySet().removeIf((name) -> this.fields.contains(name) != this.includes);
		}
		return new ApiObject(object.type(), kept);
	}

}
