package io.linkkeeper.definition;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;

import io.linkkeeper.link.LinkField;

/**
 * The rule of a dedup job.
 *
 * @param key links that are equal in all these fields are duplicates of each other; holds
 * systemName or fullUrl, because every link of an owner is no duplicate of the others
 * @param keep which of them stays
 * @param action what happens to the others
 */
public record DedupSettings(List<LinkField> key, Survivor keep, DedupAction action) implements RuleSettings {

	/** The fields that a key may be made of. */
	public static final List<LinkField> KEY_FIELDS = List.of(LinkField.SYSTEM_NAME, LinkField.FULL_URL, LinkField.NAME,
			LinkField.USER_ID);

	/** What people look links up by. */
	public static final List<LinkField> DEFAULT_KEY = List.of(LinkField.SYSTEM_NAME);

	/** Whoever added a link again meant the new one. */
	public static final Survivor DEFAULT_KEEP = Survivor.NEWEST;

	/** Disabling can be undone, deleting is final in the API. */
	public static final DedupAction DEFAULT_ACTION = DedupAction.DISABLE;

	public DedupSettings {
		key = List.copyOf(key);
		Objects.requireNonNull(keep, "keep");
		Objects.requireNonNull(action, "action");
		if (!KEY_FIELDS.containsAll(key) || new HashSet<>(key).size() < key.size()) {
			throw new IllegalArgumentException("A dedup key cannot be " + key);
		}
		if (!tellsLinksApart(key)) {
			throw new IllegalArgumentException("A dedup key must hold systemName or fullUrl, unlike " + key);
		}
	}

	static boolean tellsLinksApart(List<LinkField> key) {
		return key.contains(LinkField.SYSTEM_NAME) || key.contains(LinkField.FULL_URL);
	}

	@Override
	public JobType type() {
		return JobType.DEDUP;
	}

}
