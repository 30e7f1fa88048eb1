package io.linkkeeper.link;

/**
 * A field of a short link that can be written. All but {@link #UNIQUE_ID} can be set by
 * add and update; the API takes a uniqueId on add only.
 */
public enum LinkField {

	/** The name for look-ups; not unique. */
	SYSTEM_NAME("systemName"),

	/** The URL the short link leads to. */
	FULL_URL("fullUrl"),

	/** The display name. */
	NAME("name"),

	/** The number of the {@link LinkStatus}. */
	STATUS("status"),

	/** Seconds since 1970; absent for never. */
	EXPIRES_AT("expiresAt"),

	/** The owner. */
	USER_ID("userId"),

	/** A key unique among the account's links; unknown to old servers. */
	UNIQUE_ID("uniqueId");

	private final String apiName;

	LinkField(String apiName) {
		this.apiName = apiName;
	}

	/**
	 * The field's name in the API.
	 * @return the name as the guide spells it
	 */
	public String apiName() {
		return this.apiName;
	}

	/**
	 * The field that the API calls so.
	 * @param apiName the name as the guide spells it
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
