package io.linkkeeper.console.access;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What a user of the console may do. Each role may also do what the ones before it may.
 */
public enum Role {

	/** Looks. */
	VIEWER,

	/** Uploads files and plans imports. */
	EDITOR,

	/** Applies, stops, restarts and undoes runs within limits. */
	OPERATOR,

	/** Applies plans over a limit or with deletes. */
	APPROVER;

	/**
	 * Returns the name as users read it.
	 * @return the name in lower case
	 */
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * Returns this role and all that it includes.
	 * @return the roles, from the least
	 */
	public List<Role> included() {
		return Arrays.stream(values()).filter((role) -> role.compareTo(this) <= 0).toList();
	}

}
