package io.linkkeeper.sandbox.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One item of orderBy.
 *
 * @param field the field to sort by
 * @param ascending smallest first; links that never expire come before all others then
 */
public record LinkOrder(Field field, boolean ascending) {

	private static final int MAX_ITEMS = 100;

	/**
	 * Reads orderBy. Unknown items, and items without a sign, are dropped, as the server
	 * does.
	 * @param text the comma-separated items, or {@code null}
	 * @return the items in order
	 */
	public static List<LinkOrder> parse(@Nullable String text) {
		Map<Field, LinkOrder> orders = new LinkedHashMap<>();
		for (String item : (text != null) ? text.split(",", MAX_ITEMS) : new String[0]) {
			for (Field field : Field.values()) {
				if (item.equals("+" + field.apiName) || item.equals("-" + field.apiName)) {
					orders.putIfAbsent(field, new LinkOrder(field, item.charAt(0) == '+'));
				}
			}
		}
		return List.copyOf(orders.values());
	}

	/** The fields that a list can be sorted by (guide, section 5). */
	enum Field {

		CREATED_AT("createdAt"), UPDATED_AT("updatedAt"), EXPIRES_AT("expiresAt");

		private final String apiName;

		Field(String apiName) {
			this.apiName = apiName;
		}

	}

}
