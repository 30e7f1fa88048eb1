package io.linkkeeper.console.change;

import java.util.List;

import io.linkkeeper.console.frame.ShownText;
import org.jspecify.annotations.Nullable;

/**
 * A page of the changes of a run.
 *
 * @param run the run id
 * @param query which changes
 * @param total the number of all changes that match
 * @param lines the changes of this page
 * @param actions what can be done with them
 */
public record ChangeTable(long run, ChangeQuery query, long total, List<Line> lines, TableActions actions) {

	public ChangeTable {
		lines = List.copyOf(lines);
	}

	/**
	 * A change.
	 *
	 * @param href the page of the change, with all texts in full
	 * @param kind the kind in words
	 * @param link its link
	 * @param fields the fields that it sets
	 * @param reason why it is planned
	 * @param outcome its state
	 */
	public record Line(String href, Kind kind, Link link, List<Field> fields, ShownText reason, Outcome outcome) {

		public Line {
			fields = List.copyOf(fields);
		}

	}

	/**
	 * A kind of changes.
	 *
	 * @param words the kind in words
	 * @param label the name of its look
	 */
	public record Kind(String words, String label) {
	}

	/**
	 * The link of a change.
	 *
	 * @param name its systemName, or {@code null}
	 * @param tiny its short URL without the host, or {@code null} for an add
	 * @param href its short URL, or {@code null}
	 * @param owner its owner, or {@code null}
	 */
	public record Link(@Nullable ShownText name, @Nullable String tiny, @Nullable String href,
			@Nullable ShownText owner) {
	}

	/**
	 * A field that a change sets.
	 *
	 * @param name the name
	 * @param before the value before, or {@code null} when the link is new
	 * @param after the value after
	 */
	public record Field(String name, @Nullable ShownText before, ShownText after) {
	}

	/**
	 * The state of a change.
	 *
	 * @param words the state in words
	 * @param label the name of its look
	 * @param error what went wrong, or {@code null}
	 */
	public record Outcome(String words, String label, @Nullable ShownText error) {
	}

}
