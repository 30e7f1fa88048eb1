package io.linkkeeper.text;

import java.util.regex.Pattern;

/**
 * Quotes the words of commands that are shown to be typed into a shell.
 */
public final class ShellWord {

	/** Words that no shell changes. */
	private static final Pattern PLAIN = Pattern.compile("(?!=)[A-Za-z0-9_@%+=:,./-]+");

	private ShellWord() {
	}

	/**
	 * Returns a word as it is typed into a POSIX shell.
	 * @param word the word
	 * @return the word, in single quotes unless it is plain
	 */
	public static String quoted(String word) {
		return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
	}

}
