package io.linkkeeper.definition;

import java.util.Locale;
import java.util.Objects;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * How a repoint job changes a URL, in one of four forms. None can be built that would
 * leave every URL as it is, or that is sure to change its own result again. Immutable.
 */
public sealed interface Rewrite {

	/**
	 * What is wrong with a URL that this rewrites.
	 * @return words for people, to follow the word {@code fullUrl}
	 */
	String inWords();

	/**
	 * Puts one text in place of another, wherever it stands.
	 *
	 * @param find the text, letter by letter
	 * @param replace what takes its place, perhaps nothing
	 */
	record Text(String find, String replace) implements Rewrite {

		public Text {
			if (find.isEmpty()) {
				throw new IllegalArgumentException("is empty, which stands everywhere; write what to replace");
			}
			if (replace.contains(find)) {
				throw new IllegalArgumentException("holds the text to find, so each run would change its own result"
						+ " again; write more of the URL into find, or use host or parameter");
			}
		}

		@Override
		public String inWords() {
			return "holds " + this.find;
		}

	}

	/**
	 * Puts a text in place of everything that a regular expression matches, in RE2's
	 * syntax: matching takes time in proportion to the URL, whatever the expression.
	 *
	 * @param find the expression
	 * @param replace what takes its place; {@code $1} stands for the first group
	 */
	record Regex(String find, String replace) implements Rewrite {

		public Regex {
			requireExpression(find);
			requireGroups(find, replace);
		}

		static void requireExpression(String find) {
			try {
				if (Pattern.compile(find).matcher("").find()) {
					throw new IllegalArgumentException("matches a text without any character, which stands everywhere;"
							+ " make it match at least one");
				}
			}
			catch (PatternSyntaxException ex) {
				throw new IllegalArgumentException(
						"is no regular expression of RE2's syntax: %s".formatted(ex.getMessage()), ex);
			}
		}

		/**
		 * Whether a group exists is asked for only at a match, so the expression is made
		 * to match a text without any character.
		 */
		static void requireGroups(String find, String replace) {
			try {
				Objects.requireNonNull(Pattern.compile("(?:" + find + ")|").matcher("").replaceFirst(replace));
			}
			catch (IllegalArgumentException | IndexOutOfBoundsException ex) {
				throw new IllegalArgumentException(
						"asks for a group that find does not have (%s); write \\$ for a".formatted(ex.getMessage())
								+ " dollar sign",
						ex);
			}
		}

		@Override
		public String inWords() {
			return "matches " + this.find;
		}

	}

	/**
	 * Leads to another host.
	 *
	 * @param from the host, perhaps with a port; without one, whatever the port
	 * @param to the host that takes its place; without a port, a port stays as it is
	 */
	record Host(String from, String to) implements Rewrite {

		private static final java.util.regex.Pattern HOST = java.util.regex.Pattern
			.compile("([A-Za-z0-9._~-]+|\\[[0-9A-Fa-f:.]+])(:[0-9]{1,5})?");

		public Host {
			requireHost(from);
			requireHost(to);
			if (from.toLowerCase(Locale.ROOT).equals(to.toLowerCase(Locale.ROOT))) {
				throw new IllegalArgumentException("names the same host twice");
			}
		}

		static void requireHost(String host) {
			if (!HOST.matcher(host).matches()) {
				throw new IllegalArgumentException("is no host; write one such as www.example.com or"
						+ " www.example.com:8443, without https:// and path");
			}
		}

		@Override
		public String inWords() {
			return "leads to " + this.from;
		}

	}

	/**
	 * Gives a parameter another value, in the query and where the path holds its name and
	 * its value one after the other.
	 *
	 * @param name the parameter's name
	 * @param from the value that is replaced, or {@code null} for any
	 * @param to the value that takes its place
	 */
	record Parameter(String name, @Nullable String from, String to) implements Rewrite {

		public Parameter {
			if (name.isEmpty() || to.isEmpty()) {
				throw new IllegalArgumentException("A parameter needs a name and a value");
			}
			if (to.equals(from)) {
				throw new IllegalArgumentException("names the same value twice");
			}
		}

		@Override
		public String inWords() {
			return (this.from != null) ? "has %s=%s".formatted(this.name, this.from)
					: "has another %s than %s".formatted(this.name, this.to);
		}

	}

}
