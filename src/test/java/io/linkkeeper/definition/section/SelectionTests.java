package io.linkkeeper.definition.section;

import java.time.Instant;
import java.util.List;

import io.linkkeeper.link.LinkStatus;
import io.linkkeeper.link.ShortLink;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Selected and protected links.
 */
class SelectionTests {

	@Test
	void patternsAreExactOnSelection() {
		assertThat(selects("VIP-*", "VIP-1")).isTrue();
		assertThat(selects("VIP-*", "vip-1")).isFalse();
		assertThat(selects("VIP-?", "VIP-12")).isFalse();
		assertThat(selects("VIP-?", "VIP-\uD83D\uDE00")).isTrue();
		assertThat(selects("*-A-*-B", "x-A-y-B-z-B")).isTrue();
		assertThat(selects("VIP", "VIP-1")).isFalse();
		assertThat(selects("[V]IP.", "[V]IP.")).isTrue();
	}

	@Test
	void linkWithoutSystemNameIsSelectedByTheStarOnly() {
		assertThat(selects("*", null)).isTrue();
		assertThat(selects("**", null)).isTrue();
		assertThat(selects("*?", null)).isFalse();
		assertThat(selects("?*", "")).isFalse();
	}

	@Test
	void patternThatBacktracksEndsInTime() {
		assertThat(selects("*a".repeat(200) + "b", "a".repeat(5_000))).isFalse();
	}

	@Test
	void everyListMustMatch() {
		Selection selection = new Selection(List.of("A*"), List.of("anna"), List.of("id1", "id2"), Protection.NONE,
				false);
		assertThat(selection.matches(link("id2", "anna", "A1"))).isTrue();
		assertThat(selection.matches(link("id3", "anna", "A1"))).isFalse();
		assertThat(selection.matches(link("id1", "Anna", "A1"))).isFalse();
		assertThat(selection.matches(link("id1", null, "A1"))).isFalse();
		assertThat(selection.matches(link("id1", "anna", "B1"))).isFalse();
	}

	@Test
	void oneEntryIsEnoughToProtect() {
		Protection protection = new Protection(List.of("VIP-*"), List.of("anna"), List.of("id1"));
		assertThat(protection.protects(link("id9", "bert", "VIP-1"))).isTrue();
		assertThat(protection.protects(link("id9", "anna", "x"))).isTrue();
		assertThat(protection.protects(link("id1", null, null))).isTrue();
		assertThat(protection.protects(link("id9", "bert", null))).isFalse();
	}

	@Test
	void protectionComparesAsTheServerDoes() {
		Protection protection = new Protection(List.of("Über-*", "kmc-preview"), List.of("Anna"), List.of("ID1"));
		assertThat(protection.protects(link("id9", "x", "uber-1"))).isTrue();
		assertThat(protection.protects(link("id9", "x", "KMC-PREVIEW  "))).isTrue();
		assertThat(protection.protects(link("id9", "ANNÁ ", "x"))).isTrue();
		assertThat(protection.protects(link("id1", "x", "x"))).isTrue();
	}

	@Test
	void protectingEverythingProtectsLinksWithoutName() {
		assertThat(new Protection(List.of("*"), List.of(), List.of()).protects(link("id1", null, null))).isTrue();
	}

	private static boolean selects(String pattern, @Nullable String systemName) {
		return new Selection(List.of(pattern), List.of(), List.of(), Protection.NONE, false)
			.matches(link("id1", "anna", systemName));
	}

	private static ShortLink link(String id, @Nullable String userId, @Nullable String systemName) {
		return new ShortLink(id, Instant.EPOCH, Instant.EPOCH,
				new ShortLink.TextFields(userId, systemName, null, null, null), LinkStatus.ENABLED, null);
	}

}
