package io.linkkeeper.link;

import java.util.Objects;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Decision to leave a link as it is. Its reason is formatted only when it is read: most
 * links of a run are unchanged, and nothing reads their reasons.
 *
 * @param why formats the reason; pure, so that reading twice gives the same text
 * @param line the line of the input that asks for nothing new, or {@code null} when there
 * is no such line
 * @param linkId the link that the line names, or {@code null} without a line
 */
public record Unchanged(Supplier<String> why, @Nullable Long line, @Nullable String linkId) implements Decision {

	public Unchanged {
		Objects.requireNonNull(why, "why");
		if ((line == null) != (linkId == null)) {
			throw new IllegalArgumentException("A line, and nothing else, names the link that is unchanged");
		}
	}

	/**
	 * Leaves a link as it is.
	 * @param why formats the reason
	 * @return the decision
	 */
	public static Unchanged because(Supplier<String> why) {
		return new Unchanged(why, null, null);
	}

	@Override
	public String reason() {
		return this.why.get();
	}

}
