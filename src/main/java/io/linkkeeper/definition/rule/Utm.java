package io.linkkeeper.definition.rule;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.linkkeeper.definition.check.KeyCheck;
import io.linkkeeper.definition.check.Size;
import org.jspecify.annotations.Nullable;

/**
 * The campaign parameters that an import sets in URLs. A value may name columns of the
 * file in braces.
 *
 * @param source the value of {@code utm_source}, or {@code null} to leave it alone
 * @param medium the value of {@code utm_medium}, or {@code null}
 * @param campaign the value of {@code utm_campaign}, or {@code null}
 * @param term the value of {@code utm_term}, or {@code null}
 * @param content the value of {@code utm_content}, or {@code null}
 */
@JsonClassDescription("The campaign parameters that are set in each fullUrl of the file. A value may name columns of the"
		+ " file in braces, such as {systemName}; where the result is empty, the URL keeps what it has.")
public record Utm(
		@JsonPropertyDescription("The value of utm_source, such as newsletter.") @Size(min = 1,
				max = 200) @Nullable String source,
		@JsonPropertyDescription("The value of utm_medium, such as email.") @Size(min = 1,
				max = 200) @Nullable String medium,
		@JsonPropertyDescription("The value of utm_campaign, such as {Campaign}.") @Size(min = 1,
				max = 200) @Nullable String campaign,
		@JsonPropertyDescription("The value of utm_term.") @Size(min = 1, max = 200) @Nullable String term,
		@JsonPropertyDescription("The value of utm_content, such as {systemName}.") @Size(min = 1,
				max = 200) @Nullable String content) {

	/** A column in braces. */
	public static final Pattern COLUMN = Pattern.compile("\\{([^{}]+)\\}");

	public Utm {
		KeyCheck check = new KeyCheck();
		checkBraces(check, "source", source);
		checkBraces(check, "medium", medium);
		checkBraces(check, "campaign", campaign);
		checkBraces(check, "term", term);
		checkBraces(check, "content", content);
		check
			.refuse(Stream.of(source, medium, campaign, term, content).allMatch(Objects::isNull), "",
					"sets nothing; add one of source, medium, campaign, term and content")
			.verify();
	}

	private static void checkBraces(KeyCheck check, String key, @Nullable String value) {
		String rest = (value != null) ? COLUMN.matcher(value).replaceAll("") : "";
		check.refuse(rest.contains("{") || rest.contains("}"), key,
				"has a brace without the other, or none between two; write a column as {systemName}");
	}

	/**
	 * Returns the parameters that are set.
	 * @return the values by the parameter's name, in the usual order
	 */
	public Map<String, String> parameters() {
		Map<String, String> parameters = new LinkedHashMap<>();
		put(parameters, "utm_source", this.source);
		put(parameters, "utm_medium", this.medium);
		put(parameters, "utm_campaign", this.campaign);
		put(parameters, "utm_term", this.term);
		put(parameters, "utm_content", this.content);
		return parameters;
	}

	private static void put(Map<String, String> parameters, String name, @Nullable String value) {
		if (value != null) {
			parameters.put(name, value);
		}
	}

	/**
	 * Returns the columns that the values name.
	 * @return the names as they are written, in order
	 */
	public List<String> columns() {
		return parameters().values()
			.stream()
			.flatMap((value) -> COLUMN.matcher(value).results())
			.map((match) -> match.group(1))
			.distinct()
			.toList();
	}

}
