package io.linkkeeper.console.run;

import java.util.List;

import io.linkkeeper.console.frame.Prose;
import io.linkkeeper.console.frame.ShownText;
import io.linkkeeper.console.frame.ShownTime;
import org.jspecify.annotations.Nullable;

/**
 * The page of a run.
 *
 * @param head what the run is and how it stands
 * @param tiles the planned changes by kind, and what stays
 * @param bar the changes by state
 * @param guard the limits, or {@code null} before the guard
 * @param actions what the user may do with the run
 */
public record RunView(Head head, List<Tile> tiles, List<Part> bar, @Nullable Guarded guard, List<Button> actions) {

	public RunView {
		tiles = List.copyOf(tiles);
		bar = List.copyOf(bar);
		actions = List.copyOf(actions);
	}

	/**
	 * What a run is and how it stands.
	 *
	 * @param id the run id
	 * @param job the name of its definition
	 * @param state its state
	 * @param message how its last execution ended, or {@code null}
	 * @param facts what is known of it besides
	 * @param speed rate and time left while it executes, or {@code null}
	 */
	public record Head(long id, ShownText job, State state, @Nullable Prose message, List<Fact> facts,
			@Nullable String speed) {

		public Head {
			facts = List.copyOf(facts);
		}

	}

	/**
	 * A state.
	 *
	 * @param name the state in one word
	 * @param phrase the state as a phrase after "run 7"
	 * @param running whether a process executes the run
	 */
	public record State(String name, String phrase, boolean running) {
	}

	/**
	 * A fact of a run.
	 *
	 * @param name what it is
	 * @param text the text, or {@code null} for a time or another run
	 * @param time the time, or {@code null}
	 * @param run the other run, or {@code null}
	 */
	public record Fact(String name, @Nullable ShownText text, @Nullable ShownTime time, @Nullable Long run) {

		static Fact of(String name, String text) {
			return new Fact(name, ShownText.of(text, ShownText.SHORT), null, null);
		}

		static Fact of(String name, ShownTime time) {
			return new Fact(name, null, time, null);
		}

		static Fact of(String name, long run) {
			return new Fact(name, null, null, run);
		}

	}

	/**
	 * A number of planned changes of one kind.
	 *
	 * @param name the kind in words
	 * @param count the number
	 * @param done what came of them, or an empty text
	 * @param href the changes of this kind, or {@code null} when they are not listed
	 * @param style the name of its look
	 */
	public record Tile(String name, long count, String done, @Nullable String href, String style) {
	}

	/**
	 * A part of the bar of states.
	 *
	 * @param name the state in words
	 * @param count the number of changes
	 * @param from where it begins, of 1000
	 * @param width how wide it is, of 1000
	 * @param href the changes in this state
	 * @param style the name of its look
	 */
	public record Part(String name, long count, double from, double width, String href, String style) {
	}

	/**
	 * The limits of a run and its figures.
	 *
	 * @param stopped whether the guard stopped the run
	 * @param reasons which limits are exceeded, and by how much
	 * @param limits each limit
	 */
	public record Guarded(boolean stopped, List<ShownText> reasons, List<Limit> limits) {

		public Guarded {
			reasons = List.copyOf(reasons);
			limits = List.copyOf(limits);
		}

	}

	/**
	 * A limit and its figure.
	 *
	 * @param name the key of the limit
	 * @param most the most that is allowed
	 * @param figure the figure of the plan
	 * @param over by how much it is exceeded, or zero
	 */
	public record Limit(String name, String most, String figure, long over) {
	}

	/**
	 * What the user may do.
	 *
	 * @param title what the button says
	 * @param href the page that asks first
	 * @param command the command that does the same
	 * @param style the name of its look
	 */
	public record Button(String title, String href, String command, String style) {
	}

}
