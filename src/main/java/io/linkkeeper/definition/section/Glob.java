package io.linkkeeper.definition.section;

/**
 * A pattern in which {@code *} matches any text and {@code ?} one character. Matching
 * takes at most time proportional to the product of the lengths of pattern and text.
 *
 * @param pattern the pattern
 */
public record Glob(String pattern) {

	public Glob {
		if (pattern.isEmpty()) {
			throw new IllegalArgumentException("A pattern must not be empty");
		}
	}

	boolean isPattern() {
		return this.pattern.indexOf('*') >= 0 || this.pattern.indexOf('?') >= 0;
	}

	/**
	 * Whether every text matches.
	 * @return true for asterisks alone
	 */
	public boolean matchesEverything() {
		return this.pattern.chars().allMatch((character) -> character == '*');
	}

	/**
	 * Whether a text matches.
	 * @param text the text, in the form of the pattern
	 * @return true when the whole text does
	 */
	public boolean matches(String text) {
		return this.pattern.equals("*") || matchesLetterByLetter(text);
	}

	private boolean matchesLetterByLetter(String text) {
		int[] wanted = this.pattern.codePoints().toArray();
		int[] given = text.codePoints().toArray();
		int star = -1;
		int afterStar = 0;
		int at = 0;
		int next = 0;
		while (next < given.length) {
			if (at < wanted.length && wanted[at] == '*') {
				star = at++;
				afterStar = next;
			}
			else if (at < wanted.length && (wanted[at] == '?' || wanted[at] == given[next])) {
				at++;
				next++;
			}
			else if (star >= 0) {
				at = star + 1;
				next = ++afterStar;
			}
			else {
				return false;
			}
		}
		return onlyStarsFrom(wanted, at);
	}

	private static boolean onlyStarsFrom(int[] wanted, int start) {
		for (int at = start; at < wanted.length; at++) {
			if (wanted[at] != '*') {
				return false;
			}
		}
		return true;
	}

}
