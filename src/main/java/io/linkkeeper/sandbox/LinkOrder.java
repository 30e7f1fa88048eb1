package io.linkkeeper.sandbox;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One item of orderBy.
 *
 * @param field what to sort by
 * @param ascending smallest first; links that never expire come before all others then
 */
record LinkOrder(Field field, boolean ascending) {

	/**
	 * Reads orderBy. Unknown items, and items without a sign, are dropped, as the server
	 * does.
	 * @param text the comma-separated items, or {@code null}
	 * @return the items in order
	 */
	static List<LinkOrder> parse(@Nullable String text) {
		List<LinkOrder> orders = new ArrayList<>();
		if (text != null) {
			for (String item : text.split(",")) {
				for (Field field : Field.values()) {
					if (item.equals("+" + field.apiName)) {
						orders.add(new LinkOrder(field, true));
					}
					else if (item.equals("-" + field.apiName)) {
						orders.add(new LinkOrder(field, false));
					}
				}
			}
		}
		return List.copyOf(orders);
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
