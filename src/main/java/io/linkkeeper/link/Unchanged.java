package io.linkkeeper.link;

import java.util.Objects;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Decision to leave a link as it is. Its reason is formatted only when it is read: most
 * links of a run are unchanged, and nothing reads their reasons.
 *
 * @param why formats the reason; pure, so that reading twice gives the same text
 * @param line the input line whose link already has the desired state, or {@code null}
 * for none
 * @param linkId the link that the line names, or {@code null} when it names none itself
 * @param listed whether the operator should look at the link, so that the run keeps the
 * reason
 */
public record Unchanged(Supplier<String> why, @Nullable Long line, @Nullable String linkId,
		boolean listed) implements Decision {

	public Unchanged {
		Objects.requireNonNull(why, "why");
		if (line == null && linkId != null) {
			throw new IllegalArgumentException("Only a line has the id of its unchanged link");
		}
		if (listed && line == null) {
			throw new IllegalArgumentException("A listed link has a line");
		}
	}

	/**
	 * Creates a decision for an input line.
	 * @param why formats the reason
	 * @param line the line whose link already has the desired state
	 * @param linkId the link
	 */
	public Unchanged(Supplier<String> why, Long line, @Nullable String linkId) {
		this(why, line, linkId, false);
	}

	/**
	 * Creates a decision without an input line.
	 * @param why formats the reason
	 * @return the decision
	 */
	public static Unchanged because(Supplier<String> why) {
		return new Unchanged(why, null, null, false);
	}

	/**
	 * Creates a decision whose reason the run keeps and lists.
	 * @param line the number of the link in the run, from 1
	 * @param linkId the link
	 * @param reason the reason
	 * @return the decision
	 */
	public static Unchanged listed(long line, String linkId, String reason) {
		return new Unchanged(() -> reason, line, linkId, true);
	}

	@Override
	public String reason() {
		return this.why.get();
	}

}
