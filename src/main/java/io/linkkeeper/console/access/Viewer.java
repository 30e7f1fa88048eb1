package io.linkkeeper.console.access;

import java.util.Arrays;
import java.util.Optional;

import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * The user for whom a page is made.
 *
 * @param name the name
 * @param role what the user may do
 */
public record Viewer(String name, Role role) {

	/**
	 * Returns the user of the request that this thread answers.
	 * @return the user, or empty when nobody has signed in
	 */
	public static Optional<Viewer> current() {
		return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
			.filter((user) -> user.isAuthenticated() && !(user instanceof AnonymousAuthenticationToken))
			.flatMap((user) -> role(user).map((role) -> new Viewer(user.getName(), role)));
	}

	private static Optional<Role> role(Authentication user) {
		return Arrays.stream(Role.values())
			.filter((
					role) -> user.getAuthorities().stream().anyMatch((held) -> role.name().equals(held.getAuthority())))
			.reduce((lower, higher) -> higher);
	}

	/**
	 * Whether the user may do what a role may.
	 * @param needed the role
	 * @return true for the role itself and higher ones
	 */
	public boolean may(Role needed) {
		return this.role.compareTo(needed) >= 0;
	}

}
