package io.linkkeeper.link;

/**
 * A writable field of a short link. Add and update accept every field but
 * {@link #UNIQUE_ID}, which only add accepts.
 */
public enum LinkField {

	/** The name that clients look a link up by; not unique. */
	SYSTEM_NAME("systemName"),

	/** The URL the short link leads to. */
	FULL_URL("fullUrl"),

	/** The display name. */
	NAME("name"),

	/** The number of the {@link LinkStatus}. */
	STATUS("status"),

	/** The expiry in seconds since 1970; absent when the link does not expire. */
	EXPIRES_AT("expiresAt"),

	/** The owner. */
	USER_ID("userId"),

	/** A key that is unique in the account; older servers do not support it. */
	UNIQUE_ID("uniqueId");

	private final String apiName;

	LinkField(String apiName) {
		this.apiName = apiName;
	}

	/**
	 * Returns the field's name in the API.
	 * @return the name as the API guide spells it
	 */
	public String apiName() {
		return this.apiName;
	}

	/**
	 * Returns the field with an API name.
	 * @param apiName the name as the API guide spells it
	 * @return the field
	 * @throws IllegalArgumentException when no field has that name
	 */
	public static LinkField ofApiName(String apiName) {
		for (LinkField field : values()) {
			if (field.apiName.equals(apiName)) {
				return field;
			}
		}
		throw new IllegalArgumentException("No short link field is called " + apiName);
	}

}
