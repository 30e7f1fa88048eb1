package io.linkkeeper.sandbox.store;

import java.nio.file.Path;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Sessions that were ended, and what is forgotten of them.
 */
class EndedSessionsTests {

	private static final Instant NOW = Instant.parse("2026-11-23T04:15:00Z");

	@Test
	void keepsThoseThatWouldStillBeValidAndForgetsTheOthers(@TempDir Path folder) {
		try (Store store = open(folder)) {
			store.fill((all) -> true);
			for (int i = 0; i < 20_000; i++) {
				end(store, i);
			}
			assertThat(count(store)).isBetween(60, 1500);
			assertThat(isEnded(store, 19_950)).isTrue();
			assertThat(isEnded(store, 10)).isFalse();
		}
		try (Store again = open(folder)) {
			assertThat(count(again)).isBetween(60, 1500);
			assertThat(isEnded(again, 19_950)).isTrue();
		}
	}

	@Test
	void forgetsAGroupOnlyWhenItsLastSessionMustBeOver(@TempDir Path folder) {
		try (Store store = open(folder)) {
			store.fill((all) -> true);
			endGroup(store, "g1", NOW.plusSeconds(9999));
			endGroup(store, "g2", NOW.plusSeconds(60));
			endGroup(store, "g3", NOW.plusSeconds(60));
			endGroup(store, "g3", NOW.plusSeconds(9999));
			for (int i = 0; i < 3000; i++) {
				end(store, i);
			}
			assertThat(isGroupEnded(store, "g1")).isTrue();
			assertThat(isGroupEnded(store, "g2")).isFalse();
			assertThat(isGroupEnded(store, "g3")).isTrue();
		}
		try (Store again = open(folder)) {
			assertThat(isGroupEnded(again, "g3")).isTrue();
		}
	}

	@Test
	void forgetsNothingWhenTheChangeFails(@TempDir Path folder) {
		try (Store store = open(folder)) {
			for (int i = 0; i < 1000; i++) {
				end(store, i);
			}
			assertThatThrownBy(() -> store.change((all) -> {
				all.endedSessions().add("later", NOW.plusSeconds(9999), NOW.plusSeconds(5000));
				throw new IllegalStateException("stop");
			})).isInstanceOf(IllegalStateException.class);
			assertThat(count(store)).isEqualTo(1000);
		}
	}

	/** One a second, each to expire after a minute. */
	private static void end(Store store, int second) {
		store.change((all) -> {
			all.endedSessions().add("s" + second, NOW.plusSeconds(second + 60), NOW.plusSeconds(second));
			return true;
		});
	}

	private static void endGroup(Store store, String sessionId, Instant lastExpiry) {
		store.change((all) -> {
			all.endedSessions().add("group-" + sessionId, lastExpiry, NOW);
			return true;
		});
	}

	private static boolean isGroupEnded(Store store, String sessionId) {
		return store.read((all) -> all.endedSessions().contains("group-" + sessionId));
	}

	private static boolean isEnded(Store store, int second) {
		return store.read((all) -> all.endedSessions().contains("s" + second));
	}

	private static int count(Store store) {
		return store.read((all) -> all.endedSessions().count());
	}

	private static Store open(Path folder) {
		return Store.open(folder, Collation.LOOSE);
	}

}
