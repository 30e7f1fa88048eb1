package io.linkkeeper.console.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.linkkeeper.console.access.ConsoleProperties.UserProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ConsolePropertiesTests {

	private static final String HASH = "{bcrypt}" + new BCryptPasswordEncoder(4).encode("secret words");

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path folder;

	private static ConsoleProperties with(int port, UserProperties user) {
		return new ConsoleProperties(port, "127.0.0.1", List.of(), false, true, Map.of("ann", user));
	}

	private static UserProperties user(String password, String file, Role... roles) {
		return new UserProperties(password, file, List.of(roles));
	}

	@Test
	void refusesAPortThatIsNone() {
		assertThatIllegalArgumentException().isThrownBy(() -> with(65536, user(HASH, "", Role.VIEWER)))
			.withMessageContaining("LINKKEEPER_CONSOLE_PORT");
	}

	@Test
	void refusesAPasswordThatIsNoHashWithoutShowingIt() {
		assertThatIllegalArgumentException().isThrownBy(() -> with(0, user("secret words", "", Role.VIEWER)))
			.withMessageContaining("linkkeeper.console.users.ann.password must be a hash")
			.withMessageContaining("`console-password`")
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("secret words"));
	}

	@Test
	void refusesAUserWithoutRoleOrPassword() {
		assertThatIllegalArgumentException().isThrownBy(() -> with(0, user(HASH, "")))
			.withMessageContaining("linkkeeper.console.users.ann.roles");
		assertThatIllegalArgumentException().isThrownBy(() -> with(0, user("", "", Role.VIEWER)))
			.withMessageContaining("Set either");
	}

	@Test
	void readsThePasswordFromItsFileAtEachSignIn() throws IOException {
		Path file = Files.writeString(this.folder.resolve("ann"), HASH + "\n");
		ConsoleUsers users = new ConsoleUsers(with(0, user("", file.toString(), Role.OPERATOR)).users());
		assertThat(users.loadUserByUsername("ann").getPassword()).isEqualTo(HASH);
		String other = PasswordHash.hash("other words");
		Files.writeString(file, other);
		assertThat(users.loadUserByUsername("ann").getPassword()).isEqualTo(other);
	}

	@Test
	void admitsNobodyByAFileThatDoesNotContainAHashAnyMore() throws IOException {
		Path file = Files.writeString(this.folder.resolve("ann"), HASH);
		ConsoleUsers users = new ConsoleUsers(with(0, user("", file.toString(), Role.OPERATOR)).users());
		for (String spoiled : List.of("secret words", "{noop}secret words", "{bcrypt}")) {
			Files.writeString(file, spoiled);
			assertThatIllegalArgumentException().isThrownBy(() -> users.loadUserByUsername("ann"))
				.withMessageContaining("must be a hash")
				.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("secret words"));
		}
	}

	@Test
	void knowsWhoMayDoWhat() {
		ConsoleUsers users = new ConsoleUsers(with(0, user(HASH, "", Role.VIEWER, Role.OPERATOR)).users()).with("bob",
				HASH, Role.APPROVER);
		assertThat(users.having(Role.VIEWER)).containsExactly("ann", "bob");
		assertThat(users.having(Role.APPROVER)).containsExactly("bob");
	}

	@Test
	void hashesWhatItCompares() {
		assertThat(PasswordHash.isHash(PasswordHash.hash("secret words"))).isTrue();
		assertThat(PasswordHash.encoder().matches("secret words", PasswordHash.hash("secret words"))).isTrue();
		assertThat(PasswordHash.isShortEnough("x".repeat(72))).isTrue();
		assertThat(PasswordHash.isShortEnough("\u00E4".repeat(37))).isFalse();
	}

}
