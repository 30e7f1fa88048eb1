package io.linkkeeper.console.access;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.linkkeeper.console.access.ConsoleProperties.UserProperties;

import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

/**
 * The users of the console. Thread-safe.
 */
public final class ConsoleUsers implements UserDetailsService {

	private final Map<String, UserProperties> users;

	/**
	 * Creates users.
	 * @param users their properties by name
	 */
	public ConsoleUsers(Map<String, UserProperties> users) {
		this.users = Map.copyOf(users);
	}

	/**
	 * Returns these users and another one.
	 * @param name the name, in place of a user of that name
	 * @param hash the hash of the password
	 * @param role what the user may do
	 * @return the users
	 */
	public ConsoleUsers with(String name, String hash, Role role) {
		Map<String, UserProperties> more = new HashMap<>(this.users);
		more.put(name, new UserProperties(hash, "", List.of(role)));
		return new ConsoleUsers(more);
	}

	/**
	 * Whether there is nobody who could sign in.
	 * @return true without users
	 */
	public boolean isEmpty() {
		return this.users.isEmpty();
	}

	/**
	 * Returns who may do what a role may.
	 * @param role the role
	 * @return the names of the users, in order
	 */
	public List<String> having(Role role) {
		return this.users.entrySet()
			.stream()
			.filter((user) -> highest(user.getValue()).compareTo(role) >= 0)
			.map(Map.Entry::getKey)
			.sorted()
			.toList();
	}

	private static Role highest(UserProperties user) {
		return user.roles().stream().max(Comparator.naturalOrder()).orElseThrow();
	}

	@Override
	public UserDetails loadUserByUsername(String name) {
		UserProperties user = this.users.get(name);
		if (user == null) {
			throw new UsernameNotFoundException("There is no such user");
		}
		return User.withUsername(name)
			.password(user.hash("linkkeeper.console.users." + name))
			.authorities(highest(user).included().stream().map(Role::name).toArray(String[]::new))
			.build();
	}

}
