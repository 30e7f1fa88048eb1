package io.linkkeeper.export;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

import io.linkkeeper.link.ShortLink;
import org.jspecify.annotations.Nullable;

/**
 * The columns of an export, in file order. Times are ISO 8601 in UTC: the API's expiry 0
 * is written as 1970, a missing expiry as never, so that an import clears it again.
 */
enum LinkColumn {

	ID("id"), SYSTEM_NAME("systemName"), FULL_URL("fullUrl"), NAME("name"), STATUS("status"), EXPIRES_AT("expiresAt"),
	USER_ID("userId"), UNIQUE_ID("uniqueId"), CREATED_AT("createdAt"), UPDATED_AT("updatedAt"), SHORT_URL("shortUrl");

	private static final String NEVER = "never";

	private final String title;

	LinkColumn(String title) {
		this.title = title;
	}

	String title() {
		return this.title;
	}

	static List<String> titles() {
		return Arrays.stream(values()).map(LinkColumn::title).toList();
	}

	/**
	 * Returns the value of a link in this column.
	 * @param link the link
	 * @param tinyUrl returns the short URL of a link id
	 * @return the value, or {@code null} when the link has none
	 */
	@Nullable String of(ShortLink link, UnaryOperator<String> tinyUrl) {
		return switch (this) {
			case ID -> link.id();
			case SYSTEM_NAME -> link.systemName();
			case FULL_URL -> link.fullUrl();
			case NAME -> link.name();
			case STATUS -> link.status().name();
			case EXPIRES_AT -> (link.expiresAt() != null) ? time(link.expiresAt()) : NEVER;
			case USER_ID -> link.userId();
			case UNIQUE_ID -> link.uniqueId();
			case CREATED_AT -> time(link.createdAt());
			case UPDATED_AT -> time(link.updatedAt());
			case SHORT_URL -> tinyUrl.apply(link.id());
		};
	}

	private static @Nullable String time(@Nullable Instant time) {
		return (time != null) ? time.toString() : null;
	}

}
