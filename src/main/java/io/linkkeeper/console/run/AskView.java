package io.linkkeeper.console.run;

import java.util.List;
import java.util.Map;

import io.linkkeeper.console.frame.Prose;
import io.linkkeeper.console.frame.ShownText;
import org.jspecify.annotations.Nullable;

/**
 * The page that asks before something is done with a run.
 *
 * @param subject what is asked about
 * @param warnings what is final or unusual
 * @param needs what has to be typed or chosen
 * @param typed what was typed, by the name of the field
 * @param refusal why it was not done, or {@code null} when it was not tried
 * @param command the command that does the same
 */
public record AskView(Subject subject, List<Prose> warnings, Needs needs, Map<String, String> typed,
		@Nullable Prose refusal, String command) {

	public AskView {
		warnings = List.copyOf(warnings);
		typed = Map.copyOf(typed);
	}

	/**
	 * Returns what was typed into a field.
	 * @param field the name of the field
	 * @return the text, empty when nothing was typed
	 */
	public String typed(String field) {
		return this.typed.getOrDefault(field, "");
	}

	/**
	 * What is asked about.
	 *
	 * @param run the run id
	 * @param question the question
	 * @param account the account that the run works on
	 * @param kinds the planned changes by kind, without zeros
	 * @param path the last part of the address
	 * @param button what the button says
	 */
	public record Subject(long run, String question, ShownText account, List<String> kinds, String path,
			String button) {

		public Subject {
			kinds = List.copyOf(kinds);
		}

	}

	/**
	 * What has to be typed or chosen.
	 *
	 * @param reason what the reason is for, or {@code null} when none is needed
	 * @param deletes the number of deletes to type in, or zero
	 * @param undo whether it is chosen how an undo treats adds and deletes
	 * @param hidden what the form carries besides, by the name of the field
	 */
	public record Needs(@Nullable String reason, long deletes, boolean undo, Map<String, String> hidden) {

		public Needs {
			hidden = Map.copyOf(hidden);
		}

	}

}
