package io.linkkeeper.sandbox.session;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

import io.linkkeeper.sandbox.UserRole;
import io.linkkeeper.sandbox.answer.Answer;
import io.linkkeeper.sandbox.answer.ApiException;
import io.linkkeeper.sandbox.request.Parameters;

/**
 * An action of the API.
 *
 * @param service the service as the API spells it
 * @param name the action as the API spells it
 * @param access who may call it
 * @param required its mandatory parameters
 * @param arguments refuses malformed arguments, before the caller is checked
 * @param body carries it out; throws {@link ApiException} to refuse
 */
public record Action(String service, String name, Access access, List<String> required, Consumer<Parameters> arguments,
		Function<Call, Answer> body) {

	public Action {
		required = List.copyOf(required);
	}

	/** An action to which roles give no access. */
	public Action(String service, String name, Callers callers, List<String> required, Consumer<Parameters> arguments,
			Function<Call, Answer> body) {
		this(service, name, new Access(callers, Set.of()), required, arguments, body);
	}

	/** An action that accepts any arguments. */
	public Action(String service, String name, Callers callers, List<String> required, Function<Call, Answer> body) {
		this(service, name, callers, required, (parameters) -> {
		}, body);
	}

	/** This action, open to users of these roles as well. */
	public Action andFor(Set<UserRole> roles) {
		return new Action(this.service, this.name, new Access(this.access.callers, roles), this.required,
				this.arguments, this.body);
	}

	/** The name in logs and counts. */
	public String key() {
		return key(this.service, this.name);
	}

	public static String key(String service, String name) {
		return service.toLowerCase(Locale.ROOT) + "." + name.toLowerCase(Locale.ROOT);
	}

	/**
	 * Who may call an action.
	 *
	 * @param callers the kinds of sessions that may
	 * @param roles the roles whose users may as well
	 */
	public record Access(Callers callers, Set<UserRole> roles) {

		public Access {
			roles = Set.copyOf(roles);
		}

	}

	/** The sessions that may call an action, from all to few. */
	public enum Callers {

		/** Every caller, with or without a session. */
		ANYBODY,

		/** Every session, widgets included. */
		SESSIONS,

		/** Sessions of users and admins. */
		USERS,

		/** Admin sessions only. */
		ADMINS

	}

}
