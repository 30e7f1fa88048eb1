package io.linkkeeper.definition.check;

import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * The syntax of a text value beyond its regular expression: why a text that matches the
 * expression is invalid, and the candidate corrections of an invalid text.
 */
public enum Syntax {

	/** The pattern says all. */
	PLAIN((text) -> null, (text) -> List.of()),

	/** A duration of ISO 8601. */
	DURATION((text) -> null, DurationCorrection::of),

	/** A cron expression of Quartz. */
	CRON(CronSyntax::refusal, CronCorrection::of),

	/** A mail address. */
	MAIL_ADDRESS((text) -> null, AddressCorrection::mailAddress),

	/** A host, perhaps with a port. */
	HOST((text) -> null, AddressCorrection::host);

	private final Function<String, @Nullable String> refusal;

	private final Function<String, List<String>> corrections;

	Syntax(Function<String, @Nullable String> refusal, Function<String, List<String>> corrections) {
		this.refusal = refusal;
		this.corrections = corrections;
	}

	/**
	 * Explains why a text is invalid although it matches the pattern.
	 * @param text the text
	 * @return the reason as the end of a sentence, or {@code null} when the text is valid
	 */
	public @Nullable String refusal(String text) {
		return this.refusal.apply(text);
	}

	/**
	 * Returns the candidate corrections of an invalid text.
	 * @param text the text
	 * @return the candidates, likeliest first; they may be invalid, too
	 */
	public List<String> corrections(String text) {
		return this.corrections.apply(text);
	}

}
