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
 */
public record Unchanged(Supplier<String> why, @Nullable Long line, @Nullable String linkId) implements Decision {

	public Unchanged {
		Objects.requireNonNull(why, "why");
		if (line == null && linkId != null) {
			throw new IllegalArgumentException("Only a line has the id of its unchanged link");
		}
	}

	/**
	 * Creates a decision without an input line.
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
