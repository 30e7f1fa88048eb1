package io.linkkeeper.console.access;

import java.util.List;
import java.util.Map;

import io.linkkeeper.secret.SecretFile;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties under {@code linkkeeper.console.*}.
 *
 * @param port the port of the console of {@code serve}; {@code -1} for none, {@code 0}
 * for any free one, which the log names
 * @param address the address that this port is on
 * @param hosts the names by which browsers may reach the console, besides those of this
 * machine's loopback interface
 * @param forwarded whether a proxy in front of the console sets {@code X-Forwarded-For},
 * {@code -Proto} and {@code -Host}, and no one else can
 * @param fourEyes whether a plan with deletes, or over a limit, is approved by another
 * user than the one who planned it in the console, as soon as there are two approvers
 * @param users the users by name; without any there is no console
 */
@ConfigurationProperties("linkkeeper.console")
public record ConsoleProperties(@DefaultValue("8090") int port, @DefaultValue("127.0.0.1") String address,
		@DefaultValue List<String> hosts, @DefaultValue("false") boolean forwarded,
		@DefaultValue("true") boolean fourEyes, Map<String, UserProperties> users) {

	private static final int LAST_PORT = 65535;

	public ConsoleProperties {
		hosts = List.copyOf(hosts);
		users = (users != null) ? Map.copyOf(users) : Map.of();
		if (port < -1 || port > LAST_PORT) {
			throw new IllegalArgumentException(
					"LINKKEEPER_CONSOLE_PORT must be a port from 0 to 65535, or -1 for none.");
		}
		users.forEach((name, user) -> user.check("linkkeeper.console.users." + name));
	}

	/**
	 * Properties of one user.
	 *
	 * @param password the hash of the password, as {@code console-password} prints it
	 * @param passwordFile a file that holds the hash
	 * @param roles what the user may do: {@code viewer}, {@code editor}, {@code operator}
	 * or {@code approver}, of which each may also do what those before it may
	 */
	public record UserProperties(@DefaultValue("") String password, @DefaultValue("") String passwordFile,
			@DefaultValue List<Role> roles) {

		public UserProperties {
			roles = List.copyOf(roles);
		}

		/**
		 * Returns the hash of the password, from its file if there is one.
		 * @param setting the name of the user's settings, for messages
		 * @return the hash with its prefix
		 * @throws IllegalArgumentException when the file cannot be read or contains no
		 * hash
		 */
		String hash(String setting) {
			String hash = this.passwordFile.isEmpty() ? this.password
					: SecretFile.read(this.passwordFile, setting + ".password-file");
			if (!PasswordHash.isHash(hash)) {
				throw new IllegalArgumentException(
						setting + ".password must be a hash, not the password itself: `console-password` makes one.");
			}
			return hash;
		}

		private void check(String setting) {
			if (this.roles.isEmpty()) {
				throw new IllegalArgumentException(
						setting + ".roles must name what the user may do: viewer, editor," + " operator or approver.");
			}
			if (this.password.isEmpty() == this.passwordFile.isEmpty()) {
				throw new IllegalArgumentException(
						"Set either %s.password or %s.password-file.".formatted(setting, setting));
			}
			hash(setting);
		}

		@Override
		public String toString() {
			return "UserProperties[redacted]";
		}

	}

}
