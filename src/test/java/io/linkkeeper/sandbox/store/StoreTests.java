package io.linkkeeper.sandbox.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Instant;

import io.linkkeeper.sandbox.SandboxException;
import io.linkkeeper.sandbox.SandboxLink;
import io.linkkeeper.sandbox.SandboxUser;
import io.linkkeeper.sandbox.UserRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
			all.endedSessions().add("abc", NOW.plusSeconds(60), NOW);
			throw new SQLException("disk full");
		})).isInstanceOf(SandboxException.class);
		assertThat(this.store.link("kept")).contains(link("kept"));
		assertThat(this.store.link("new")).isEmpty();
		assertThat(this.store.user("ann").orElseThrow().status()).isEqualTo(SandboxUser.Status.ACTIVE);
		assertThat(this.store.user("bob")).isEmpty();
		this.store.read((all) -> {
			assertThat(all.links().all()).containsExactly(link("kept"));
			assertThat(all.links().isTaken("u1", Instant.MAX)).isFalse();
			assertThat(all.links().isTaken("u2", Instant.MAX)).isFalse();
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

	@Test
	void keepsRoleAndOwnerOfTheAccount(@TempDir Path folder) {
		SandboxUser owner = SandboxUser.active("ann", NOW).asAccountOwner();
		SandboxUser editor = SandboxUser.active("bob", NOW).withRole(UserRole.STUDIO_BASE);
		try (Store first = Store.open(folder, Collation.LOOSE)) {
			first.fill((all) -> true);
			first.change((all) -> {
				all.users().put(owner);
				all.users().put(editor);
				return true;
			});
			first.commit();
		}
		try (Store second = Store.open(folder, Collation.LOOSE)) {
			assertThat(second.user("ann")).contains(owner);
			assertThat(second.user("bob")).contains(editor);
		}
	}

	@Test
	void makesItsFolderForTheOwnerAlone(@TempDir Path path) throws IOException {
		Path made = path.resolve("data/sandbox");
		DataFolder.hold(made).close();
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made))).isEqualTo("rwx------");
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made.getParent())))
			.isEqualTo("rwx------");
	}

	@Test
	void opensAFolderOfAnOlderSandbox(@TempDir Path path) throws SQLException {
		try (DataFolder folder = DataFolder.hold(path); Database database = Database.open(folder)) {
			database.execute("alter table account_user drop column role");
			database.execute("alter table account_user drop column account_owner");
			database.execute("alter table ended_session drop column expires_at");
			database.execute("insert into account_user values ('ann', null, null, 1, 1, 1)");
			database.execute("insert into ended_session values ('abc')");
			database.commit();
			folder.markComplete();
		}
		try (Store store = Store.open(path, Collation.LOOSE)) {
			assertThat(store.user("ann")).contains(SandboxUser.active("ann", Instant.ofEpochSecond(1)));
			int ended = store.read((all) -> all.endedSessions().count());
			assertThat(ended).isOne();
		}
	}

	private static SandboxLink link(String id) {
		return SandboxLink.enabled(id, NOW, "name-" + id, "https://example.com/" + id);
	}

}
