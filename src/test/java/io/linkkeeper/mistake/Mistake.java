package io.linkkeeper.mistake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A mistake: what was typed and happened before, the command that is the mistake, and
 * what comes of it. In commands and messages {@code RUN} is the last run.
 *
 * @param title the mistake in words
 * @param before what happens before, in order
 * @param command the mistake
 * @param result what comes of it
 */
record Mistake(String title, List<Step> before, String command, Result result) {

	Mistake {
		before = List.copyOf(before);
	}

	static Begun of(String title) {
		return new Begun(title, new ArrayList<>());
	}

	@Override
	public String toString() {
		return this.title;
	}

	/**
	 * What comes of a mistake.
	 *
	 * @param exitCode the exit code
	 * @param wayOut a part of the message, which names the way out
	 * @param changed the links that the command may change; no other is as it was not
	 */
	record Result(int exitCode, String wayOut, List<String> changed) {
	}

	/** Something that happens before the mistake. */
	@FunctionalInterface
	interface Step {

		void happenAt(Desk desk) throws IOException;

	}

	/**
	 * A mistake that is being described.
	 *
	 * @param title the mistake in words
	 * @param before what happened so far
	 */
	record Begun(String title, List<Step> before) {

		/** A command that ends as it should. */
		Begun after(String command) {
			return after((desk) -> desk.typeWell(command));
		}

		Begun after(Step step) {
			this.before.add(step);
			return this;
		}

		/** A file of the operator. */
		Begun file(String name, String text) {
			return after((desk) -> desk.write(name, text));
		}

		/** A setting of the process. */
		Begun setting(String name, String value) {
			return after((desk) -> desk.set(name, value));
		}

		/** A command that is being executed when the mistake is made. */
		Begun during(String command) {
			return after((desk) -> desk.beginDuring(command));
		}

		Mistake type(String command, int exitCode, String wayOut, String... changed) {
			return new Mistake(this.title, this.before, command, new Result(exitCode, wayOut, List.of(changed)));
		}

	}

}
