package io.linkkeeper.definition.rule;

import java.util.Locale;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.linkkeeper.definition.check.KeyCheck;
import io.linkkeeper.definition.check.Size;
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
	String condition();

	/**
	 * Puts one text in place of another, wherever it stands.
	 *
	 * @param find the text, letter by letter
	 * @param replace what takes its place, perhaps nothing
	 */
	record Text(String find, String replace) implements Rewrite {

		public Text {
			new KeyCheck().refuse(find.isEmpty(), "find", "is empty, which stands everywhere; write what to replace")
				.refuse(replace.contains(find), "replace",
						"holds the text to find, so each run would change its own result again; write more of the URL"
								+ " into find, or use host or parameter")
				.verify();
		}

		@Override
		public String condition() {
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

		private static void requireExpression(String find) {
			try {
				new KeyCheck()
					.refuse(Pattern.compile(find).matcher("").find(), "find",
							"matches a text without any character, which stands everywhere; make it match at least one")
					.verify();
			}
			catch (PatternSyntaxException ex) {
				throw KeyCheck.refused("find", "is no regular expression of RE2's syntax: " + ex.getMessage());
			}
		}

		/**
		 * Whether a group exists is asked for only at a match, so the expression is made
		 * to match a text without any character.
		 */
		private static void requireGroups(String find, String replace) {
			try {
				Objects.requireNonNull(Pattern.compile("(?:" + find + ")|").matcher("").replaceFirst(replace));
			}
			catch (IllegalArgumentException | IndexOutOfBoundsException ex) {
				throw KeyCheck.refused("replace",
						"asks for a group that find does not have (%s); write \\$ for a dollar sign"
							.formatted(ex.getMessage()));
			}
		}

		@Override
		public String condition() {
			return "matches " + this.find;
		}

	}

	/**
	 * Leads to another host.
	 *
	 * @param from the host, perhaps with a port; without one, whatever the port
	 * @param to the host that takes its place; without a port, a port stays as it is
	 */
	@JsonClassDescription("Lets links lead to another host.")
	record Host(
			@JsonProperty(required = true) @JsonPropertyDescription("The host, with a port or, without one, whatever"
					+ " the port. Upper and lower case make no difference.") @Size(min = 1) String from,
			@JsonProperty(required = true) @JsonPropertyDescription("The host that takes its place. Without a port, a"
					+ " port in the URL stays as it is.") @Size(min = 1) String to)
			implements
				Rewrite {

		private static final java.util.regex.Pattern HOST = java.util.regex.Pattern
			.compile("([A-Za-z0-9._~-]+|\\[[0-9A-Fa-f:.]+])(:[0-9]{1,5})?");

		private static final String NO_HOST = "is no host; write one such as www.example.com or www.example.com:8443,"
				+ " without https:// and path";

		public Host {
			new KeyCheck().refuse(!HOST.matcher(from).matches(), "from", NO_HOST)
				.refuse(!HOST.matcher(to).matches(), "to", NO_HOST)
				.refuse(from.toLowerCase(Locale.ROOT).equals(to.toLowerCase(Locale.ROOT)), "",
						"names the same host twice")
				.verify();
		}

		@Override
		public String condition() {
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
	@JsonClassDescription("Gives a parameter another value, in the query (?uiconf_id=1) and in pairs of the path"
			+ " (/uiconf_id/1).")
	record Parameter(
			@JsonProperty(required = true) @JsonPropertyDescription("The parameter's name, such as uiconf_id.") @Size(
					min = 1) String name,
			@JsonPropertyDescription("The value that is replaced (default: any).") @Size(min = 1) @Nullable String from,
			@JsonProperty(required = true) @JsonPropertyDescription("The value that takes its place.") @Size(
					min = 1) String to)
			implements
				Rewrite {

		public Parameter {
			new KeyCheck().refuse(name.isEmpty() || to.isEmpty(), "", "needs a name and a value")
				.refuse(to.equals(from), "", "names the same value twice")
				.verify();
		}

		@Override
		public String condition() {
			return (this.from != null) ? "has %s=%s".formatted(this.name, this.from)
					: "has another %s than %s".formatted(this.name, this.to);
		}

	}

}
