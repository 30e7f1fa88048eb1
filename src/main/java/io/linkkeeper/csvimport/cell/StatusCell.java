package io.linkkeeper.csvimport.cell;

import java.util.Locale;

import io.linkkeeper.definition.rule.ImportSettings.StatusValues;
import io.linkkeeper.link.LinkStatus;
import org.jspecify.annotations.Nullable;

/**
 * Parses the status of a row: words, and what the definition says the file writes.
 * Immutable.
 */
public final class StatusCell {

	private static final String REMEDY = "; write enabled or disabled, or say what the file means by"
			+ " rule.status: {enabled: \"1\", disabled: \"0\"}";

	private final @Nullable StatusValues values;

	/**
	 * Creates a parser.
	 * @param values what the file writes, or {@code null} for words alone
	 */
	public StatusCell(@Nullable StatusValues values) {
		this.values = values;
	}

	/**
	 * Parses a cell.
	 * @param cell the content of the cell, not empty
	 * @return the status
	 * @throws IllegalArgumentException when the cell is no status
	 */
	public LinkStatus read(String cell) {
		String word = cell.strip().toLowerCase(Locale.ROOT);
		if (this.values != null && this.values.enabled().equalsIgnoreCase(word)) {
			return LinkStatus.ENABLED;
		}
		if (this.values != null && this.values.disabled().equalsIgnoreCase(word)) {
			return LinkStatus.DISABLED;
		}
		return switch (word) {
			case "enabled", "enable", "active", "on", "yes", "true" -> LinkStatus.ENABLED;
			case "disabled", "disable", "inactive", "off", "no", "false" -> LinkStatus.DISABLED;
			case "deleted" -> throw new IllegalArgumentException(
					"status '" + cell + "' cannot be set; to delete the link, write delete as its action");
			default -> throw new IllegalArgumentException("status '" + cell + "' is neither enabled nor disabled"
					+ (isNumber(word) ? ", as systems number them differently" : "") + REMEDY);
		};
	}

	private static boolean isNumber(String word) {
		return word.matches("-?[0-9]+");
	}

}
