package io.linkkeeper.definition;

import java.util.List;

import io.linkkeeper.link.ShortLink;
import org.jspecify.annotations.Nullable;

/**
 * Which links a job looks at: those that match every list that is not empty, by one of
 * its entries. Text is compared exactly. Immutable.
 *
 * @param systemName patterns, {@code *} for any text and {@code ?} for one character;
 * empty stands for {@code *}. A link without a systemName is matched by {@code *} only
 * @param userId owners; empty for any owner or none
 * @param id link ids; empty for any
 */
public record Selection(List<String> systemName, List<String> userId, List<String> id) {

	/** Every link of the account. */
	public static final Selection ALL = new Selection(List.of("*"), List.of(), List.of());

	public Selection {
		systemName = systemName.isEmpty() ? List.of("*") : List.copyOf(systemName);
		userId = List.copyOf(userId);
		id = List.copyOf(id);
		systemName.forEach(Glob::new);
	}

	/**
	 * Whether the job looks at a link. Says nothing of protection.
	 * @param link the link
	 * @return true when the link matches every list
	 */
	public boolean matches(ShortLink link) {
		return matchesName(link.systemName()) && isListed(this.userId, link.userId()) && isListed(this.id, link.id());
	}

	private boolean matchesName(@Nullable String name) {
		return this.systemName.stream()
			.map(Glob::new)
			.anyMatch((glob) -> (name != null) ? glob.matches(name) : glob.matchesEverything());
	}

	private static boolean isListed(List<String> wanted, @Nullable String value) {
		return wanted.isEmpty() || (value != null && wanted.contains(value));
	}

}
