package io.linkkeeper.audit;

import java.lang.management.ManagementFactory;

/**
 * Who acts. The name of a command line's user is the one that its process states, which
 * is no proof; the console knows its users by their login.
 *
 * @param via the way by which the action reaches Linkkeeper
 * @param name the name of the user, or of the scheduler
 * @param from the process and host of a command line, or the address of a browser
 */
public record Actor(Via via, String name, String from) {

	public Actor {
		if (name.isBlank()) {
			throw new IllegalArgumentException("An actor must have a name");
		}
	}

	/**
	 * Returns the user of this process's command line.
	 * @return the operating system's user, and who became that user by sudo
	 */
	public static Actor ofProcess() {
		String user = System.getProperty("user.name", "unknown");
		String caller = System.getenv("SUDO_USER");
		return new Actor(Via.CLI,
				(caller != null && !caller.isBlank()) ? "%s (sudo of %s)".formatted(user, caller) : user, process());
	}

	/**
	 * Returns the scheduler of this process.
	 * @return the actor of scheduled runs
	 */
	public static Actor ofSchedule() {
		return new Actor(Via.SCHEDULE, "scheduler", process());
	}

	private static String process() {
		return ManagementFactory.getRuntimeMXBean().getName();
	}

	/**
	 * Describes the actor for operators.
	 * @return such as {@code anna (console, 10.0.0.3)}
	 */
	@Override
	public String toString() {
		return "%s (%s, %s)".formatted(this.name, this.via.label(), this.from);
	}

}
