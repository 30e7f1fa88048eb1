package io.linkkeeper.definition.rule;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.linkkeeper.definition.check.KeyCheck;
import io.linkkeeper.definition.check.Size;
import org.jspecify.annotations.Nullable;

/**
 * The rule settings of a repoint job: one of {@code find}, {@code host},
 * {@code parameter} and {@code player}.
 *
 * @param find the text or regular expression that is replaced, with {@code replace}
 * @param replace the replacement
 * @param regex whether {@code find} is a regular expression
 * @param host the replacement of a host
 * @param parameter the replacement of a parameter's value
 * @param withDisabled whether disabled links are changed too
 * @param player the replacement of a player
 */
@JsonClassDescription("How the fullUrl of links changes: by one of find, host, parameter and player.")
public record RepointSettings(
		@JsonPropertyDescription("The text to replace anywhere in the URL, or a regular expression. Upper and"
				+ " lower case differ.") @Size(min = 1, max = 2000) @Nullable String find,
		@JsonPropertyDescription("The replacement of find; with regex, $1 is the first group.") @Size(
				max = 2000) @Nullable String replace,
		@JsonProperty(defaultValue = "false") @JsonPropertyDescription("true makes find a regular expression of RE2's"
				+ " syntax.") @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean regex,
		Rewrite.@Nullable Host host, Rewrite.@Nullable Parameter parameter,
		@JsonProperty(
				defaultValue = "false") @JsonPropertyDescription("true changes disabled links too.") boolean withDisabled,
		Rewrite.@Nullable Player player) implements RuleSettings {

	private static final String WITHOUT_FIND = "belongs to find, which is not there; delete it";

	public RepointSettings {
		List<String> forms = forms(find, host, parameter, player);
		boolean withoutFind = !forms.isEmpty() && find == null;
		new KeyCheck()
			.refuse(forms.isEmpty(), "",
					(replace != null || regex) ? "does not say what to replace; add the key find"
							: "does not say what to rewrite; add one of find (with replace), host, parameter and"
									+ " player")
			.refuse(forms.size() > 1, "",
					"has %s, of which a job takes one; write a job for each".formatted(String.join(" and ", forms)))
			.refuse(withoutFind && replace != null, "replace", WITHOUT_FIND)
			.refuse(withoutFind && regex, "regex", WITHOUT_FIND)
			.refuse(find != null && replace == null, "find", "needs something in its place; add the key replace")
			.verify();
		Objects.requireNonNull(rewrite(find, replace, regex, host, parameter, player));
	}

	private static List<String> forms(@Nullable String find, Rewrite.@Nullable Host host,
			Rewrite.@Nullable Parameter parameter, Rewrite.@Nullable Player player) {
		return Stream
			.of((find != null) ? "find" : "", (host != null) ? "host" : "", (parameter != null) ? "parameter" : "",
					(player != null) ? "player" : "")
			.filter((form) -> !form.isEmpty())
			.toList();
	}

	/**
	 * Returns the rewrite.
	 * @return the rewrite that the keys describe
	 */
	public Rewrite rewrite() {
		return rewrite(this.find, this.replace, this.regex, this.host, this.parameter, this.player);
	}

	private static Rewrite rewrite(@Nullable String find, @Nullable String replace, boolean regex,
			Rewrite.@Nullable Host host, Rewrite.@Nullable Parameter parameter, Rewrite.@Nullable Player player) {
		if (player != null) {
			return player;
		}
		if (host != null) {
			return host;
		}
		if (parameter != null) {
			return parameter;
		}
		String text = Objects.requireNonNull(find);
		String replacement = Objects.requireNonNull(replace);
		return regex ? new Rewrite.Regex(text, replacement) : new Rewrite.Text(text, replacement);
	}

}
