package io.linkkeeper.link;

import java.util.Locale;

/**
 * What a change does to its link, as plans and counts report it. A change has exactly one
 * kind.
 */
public enum ChangeKind {

	/** Creates a link. */
	ADD("add", "added"),

	/** Sets fields of a link and leaves it enabled or disabled. */
	CHANGE("change", "changed"),

	/** Disables an enabled link, whatever else it sets. */
	DISABLE("disable", "disabled"),

	/** Enables a disabled link, whatever else it sets. */
	ENABLE("enable", "enabled"),

	/** Deletes a link for good. */
	DELETE("DELETE for good", "DELETED for good");

	private final String infinitive;

	private final String participle;

	ChangeKind(String infinitive, String participle) {
		this.infinitive = infinitive;
		this.participle = participle;
	}

	/**
	 * Returns the name used in options, JSON and tables.
	 * @return the name in lower case
	 */
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * Returns the kind in a sentence about what will be done.
	 * @return such as {@code disable} after "to"
	 */
	public String infinitive() {
		return this.infinitive;
	}

	/**
	 * Returns the kind in a sentence about what was done.
	 * @return such as {@code disabled}
	 */
	public String participle() {
		return this.participle;
	}

	static ChangeKind of(LinkChange change) {
		return switch (change.action()) {
			case ADD -> ADD;
			case DELETE -> DELETE;
			case UPDATE -> ofUpdate(change.link(), change.after());
		};
	}

	private static ChangeKind ofUpdate(ShortLink before, LinkFields after) {
		String status = after.values().get(LinkField.STATUS);
		if (status == null || status.equals(before.value(LinkField.STATUS))) {
			return CHANGE;
		}
		return (LinkStatus.ofCode(Integer.parseInt(status)) == LinkStatus.ENABLED) ? ENABLE : DISABLE;
	}

}
