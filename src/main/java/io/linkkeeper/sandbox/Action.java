package io.linkkeeper.sandbox;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One action of the API.
 *
 * @param service the service as the API spells it
 * @param name the action as the API spells it
 * @param callers who may call it
 * @param roles the roles whose users may call it, too
 * @param required the parameters it cannot do without
 * @param arguments refuses arguments that cannot be read, before the caller is looked at
 * @param body carries it out; throws {@link ApiException} to refuse
 */
record Action(String service, String name, Callers callers, Set<UserRole> roles, List<String> required,
		Consumer<Parameters> arguments, Function<Call, Answer> body) {

	Action {
		roles = Set.copyOf(roles);
		required = List.copyOf(required);
	}

	/** An action for which roles do not matter. */
	Action(String service, String name, Callers callers, List<String> required, Consumer<Parameters> arguments,
			Function<Call, Answer> body) {
		this(service, name, callers, Set.of(), required, arguments, body);
	}

	/** An action that takes its arguments as they are. */
	Action(String service, String name, Callers callers, List<String> required, Function<Call, Answer> body) {
		this(service, name, callers, Set.of(), required, (parameters) -> {
		}, body);
	}

	/** This action for the users of some roles, too. */
	Action andFor(Set<UserRole> others) {
		return new Action(this.service, this.name, this.callers, others, this.required, this.arguments, this.body);
	}

	/** The name in logs and counts. */
	String key() {
		return key(this.service, this.name);
	}

	static String key(String service, String name) {
		return service.toLowerCase(Locale.ROOT) + "." + name.toLowerCase(Locale.ROOT);
	}

	/** Who may call an action, from all to few. */
	enum Callers {

		/** Everybody, without a session, too. */
		ANYBODY,

		/** Every session, widgets included. */
		SESSIONS,

		/** Sessions of users and admins. */
		USERS,

		/** Admin sessions only. */
		ADMINS

	}

}
