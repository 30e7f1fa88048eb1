package io.linkkeeper.sandbox;

import java.sql.SQLException;
import java.time.Instant;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * A change that fails half-way.
 */
class StoreTests {

	private static final Instant NOW = Instant.parse("2026-11-23T04:15:00Z");

	private final Store store = Store.open(null, Collation.LOOSE);

	@AfterEach
	void close() {
		this.store.close();
	}

	@Test
	void leavesNothingOfAFailedChange() {
		this.store.change((all) -> {
			all.links().put(link("kept"));
			all.users().put(SandboxUser.active("ann", NOW));
			return true;
		});
		assertThatThrownBy(() -> this.store.change((all) -> {
			all.links().put(link("kept").withUniqueId("u1").withStatus(SandboxLink.Status.DISABLED));
			all.links().put(link("new").withUniqueId("u2"));
			all.users().put(SandboxUser.active("ann", NOW).withStatus(SandboxUser.Status.BLOCKED));
			all.users().put(SandboxUser.active("bob", NOW));
			all.endedSessions().add("abc");
			throw new SQLException("disk full");
		})).isInstanceOf(SandboxException.class);
		assertThat(this.store.link("kept")).contains(link("kept"));
		assertThat(this.store.link("new")).isEmpty();
		assertThat(this.store.user("ann").orElseThrow().status()).isEqualTo(SandboxUser.Status.ACTIVE);
		assertThat(this.store.user("bob")).isEmpty();
		this.store.read((all) -> {
			assertThat(all.links().list(LinkQuery.all(), 0, 9).links()).containsExactly(link("kept"));
			assertThat(all.links().isTaken("u1")).isFalse();
			assertThat(all.links().isTaken("u2")).isFalse();
			return true;
		});
	}

	@Test
	void goesOnAfterAFailedChange() {
		assertThatThrownBy(() -> this.store.change((all) -> {
			all.links().put(link("a"));
			throw new IllegalStateException("stop");
		})).isInstanceOf(IllegalStateException.class);
		this.store.change((all) -> {
			all.links().put(link("b"));
			return true;
		});
		this.store.commit();
		assertThat(this.store.link("b")).contains(link("b"));
		assertThat(this.store.link("a")).isEmpty();
	}

	private static SandboxLink link(String id) {
		return SandboxLink.enabled(id, NOW, "name-" + id, "https://example.com/" + id);
	}

}
