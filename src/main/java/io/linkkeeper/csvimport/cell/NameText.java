package io.linkkeeper.csvimport.cell;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.linkkeeper.link.LinkField;
import org.jspecify.annotations.Nullable;

/**
 * The text of a name or id in a cell, without the blanks around it.
 *
 * @param field the field
 * @param verbatim the cell as it is
 * @param text the cell without blanks at its ends
 */
public record NameText(LinkField field, String verbatim, String text) {

	/**
	 * Controls, characters without width, those that reorder text, and blanks that look
	 * like U+0020.
	 */
	private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Zs}\u034F\u115F\u1160\u17B4"
			+ "\u17B5\u180B-\u180D\u3164\uFE00-\uFE0F\uFFA0&&[^ ]]");

	/** Allowed in display names: tabs and line ends, and what makes a sign an emoji. */
	private static final Pattern OF_DISPLAY_NAMES = Pattern.compile("[\\t\\r\\n\uFE0F]");

	/**
	 * Reads a cell.
	 * @param field the field
	 * @param cell the content of the cell
	 * @return its text
	 */
	public static NameText of(LinkField field, String cell) {
		int from = 0;
		int to = cell.length();
		while (from < to && isBlank(cell.charAt(from))) {
			from++;
		}
		while (to > from && isBlank(cell.charAt(to - 1))) {
			to--;
		}
		return new NameText(field, cell, cell.substring(from, to));
	}

	/** Spaces of any width; not tabs and line ends, which are no slips. */
	private static boolean isBlank(char character) {
		return Character.getType(character) == Character.SPACE_SEPARATOR;
	}

	/**
	 * Whether blanks at the ends were left out.
	 * @return true when the cell has such blanks
	 */
	public boolean hasBlanksAround() {
		return !this.text.equals(this.verbatim);
	}

	/**
	 * Returns the first character that nobody sees, or can tell from a plain blank.
	 * @return why no link may get this text, unless it has it, or {@code null}
	 */
	public @Nullable String problem() {
		if (isPlain()) {
			return null;
		}
		Matcher unseen = UNSEEN.matcher(this.text);
		while (unseen.find()) {
			if (this.field != LinkField.NAME || !OF_DISPLAY_NAMES.matcher(unseen.group()).matches()) {
				return problem(this.text.codePointAt(unseen.start()), this.text.codePointCount(0, unseen.start()) + 1);
			}
		}
		return null;
	}

	/** Most texts are of visible characters of ASCII. */
	private boolean isPlain() {
		for (int i = 0; i < this.text.length(); i++) {
			if (this.text.charAt(i) < ' ' || this.text.charAt(i) > '~') {
				return false;
			}
		}
		return true;
	}

	private String problem(int character, int place) {
		boolean blank = Character.getType(character) == Character.SPACE_SEPARATOR;
		String name = String.valueOf(Character.getName(character)).toLowerCase(Locale.ROOT);
		return "%s has the invisible character U+%04X (%s) in place %d; %s".formatted(this.field.apiName(), character,
				name, place, blank ? "write a plain blank" : "delete it");
	}

}
