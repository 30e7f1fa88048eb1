package io.linkkeeper.sandbox.answer;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * An object of the API in an answer. Values are texts, whole numbers, truth values,
 * objects, lists of objects or {@code null}.
 *
 * @param type the objectType, for example {@code KalturaShortLink}
 * @param fields the other fields, in the order of the answer
 */
public record ApiObject(String type, Map<String, @Nullable Object> fields) {

	public ApiObject {
		fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
	}

}
