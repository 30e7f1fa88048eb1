package io.linkkeeper.definition.rule;

import java.util.Locale;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.linkkeeper.definition.check.Form;
import io.linkkeeper.definition.check.KeyCheck;
import io.linkkeeper.definition.check.Size;
import io.linkkeeper.definition.check.Syntax;
import io.linkkeeper.url.BrowserUrl;
import org.jspecify.annotations.Nullable;

/**
 * Describes how a repoint job changes a URL, in one of five forms. Constructors reject a
 * rewrite that changes no URL, or that would change its own result again. Immutable.
 */
public sealed interface Rewrite {

	/**
	 * Describes the URLs that this rewrites.
	 * @return a phrase that follows {@code fullUrl} in a reason
	 */
	String condition();

	/**
	 * Replaces all occurrences of a text.
	 *
	 * @param find the literal text
	 * @param replace the replacement, which may be empty
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
	 * Replaces all matches of a regular expression in RE2's syntax, which matches in time
	 * linear in the URL.
	 *
	 * @param find the regular expression
	 * @param replace the replacement; {@code $1} is the first group
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
		 * Extends the expression to match the empty text, as groups are checked only at a
		 * match.
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
	 * Replaces the host.
	 *
	 * @param from the host, optionally with a port; without one, any port matches
	 * @param to the new host; without a port, the port is kept
	 */
	@JsonClassDescription("Replaces the host of URLs.")
	record Host(
			@JsonProperty(required = true) @JsonPropertyDescription("The host, with a port or, without one, any"
					+ " port. Upper and lower case make no difference.") @Form(title = "a host",
							description = Host.DESCRIPTION, pattern = Host.PATTERN, syntax = Syntax.HOST) String from,
			@JsonProperty(required = true) @JsonPropertyDescription("The new host. Without a port, the"
					+ " port in the URL is kept.") @Form(title = "a host", description = Host.DESCRIPTION,
							pattern = Host.PATTERN, syntax = Syntax.HOST) String to)
			implements
				Rewrite {

		private static final String DESCRIPTION = "One such as www.example.com or www.example.com:8443, without"
				+ " https:// and path.";

		private static final String PATTERN = "^([A-Za-z0-9._~-]+|\\[[0-9A-Fa-f:.]+\\])(:[0-9]{1,5})?$";

		public Host {
			new KeyCheck().refuse(!isHost(from), "from", "is not a host")
				.refuse(!isHost(to), "to", "is not a host")
				.refuse(from.toLowerCase(Locale.ROOT).equals(to.toLowerCase(Locale.ROOT)), "",
						"names the same host twice")
				.verify();
		}

		private static boolean isHost(String text) {
			return text.matches(PATTERN) && BrowserUrl.find("http://" + text).isPresent();
		}

		@Override
		public String condition() {
			return "leads to " + this.from;
		}

	}

	/**
	 * Replaces the value of a parameter, in the query and in name and value segments of
	 * the path.
	 *
	 * @param name the parameter's name
	 * @param from the value that is replaced, or {@code null} for any
	 * @param to the new value
	 */
	@JsonClassDescription("Replaces the value of a parameter, in the query (?uiconf_id=1) and in pairs of the path"
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

	/**
	 * Replaces the player in the URLs of Kaltura's embeds and previews.
	 *
	 * @param from the id of the player that is replaced
	 * @param to the id of the new player
	 */
	@JsonClassDescription("Replaces the player in URLs of Kaltura's embeds and previews, by each name that they give"
			+ " its id: uiconf_id, uiConfId and ui_conf_id, in paths, parameters and flashvars.")
	record Player(
			@JsonProperty(required = true) @JsonPropertyDescription("The id of the player that is replaced.") @Form(
					title = "the id of a player", description = Player.DESCRIPTION,
					pattern = Player.PATTERN) String from,
			@JsonProperty(required = true) @JsonPropertyDescription("The id of the new player.") @Form(
					title = "the id of a player", description = Player.DESCRIPTION, pattern = Player.PATTERN) String to)
			implements
				Rewrite {

		private static final String DESCRIPTION = "A number such as 56732362, between quotation marks.";

		private static final String PATTERN = "^[0-9]{1,10}$";

		public Player {
			new KeyCheck().refuse(!from.matches(PATTERN), "from", "is not the id of a player")
				.refuse(!to.matches(PATTERN), "to", "is not the id of a player")
				.refuse(to.equals(from), "", "names the same player twice")
				.verify();
		}

		@Override
		public String condition() {
			return "shows the player " + this.from;
		}

	}

}
