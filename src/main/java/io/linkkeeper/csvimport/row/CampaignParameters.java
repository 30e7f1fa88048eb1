package io.linkkeeper.csvimport.row;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;

import io.linkkeeper.definition.rule.Utm;
import io.linkkeeper.text.Blanks;
import io.linkkeeper.url.PercentText;
import io.linkkeeper.url.UrlText;
import org.jspecify.annotations.Nullable;

/**
 * Sets campaign parameters in the query of URLs. Setting them again gives the same URL.
 * Immutable.
 */
public final class CampaignParameters {

	private final Map<String, String> values;

	private final List<String> columns;

	/**
	 * Creates parameters.
	 * @param utm the settings, or {@code null} to leave URLs as they are
	 */
	public CampaignParameters(@Nullable Utm utm) {
		this.values = (utm != null) ? utm.parameters() : Map.of();
		this.columns = (utm != null) ? utm.columns() : List.of();
	}

	/**
	 * Returns the columns of the file from which values are taken.
	 * @return their names or titles
	 */
	public List<String> columns() {
		return this.columns;
	}

	/**
	 * Sets the parameters in a URL.
	 * @param url the URL of a row; any other text is returned as it is
	 * @param cell returns the cell of the row in a column
	 * @return the URL, in which each parameter with a value stands once
	 */
	public String in(String url, UnaryOperator<String> cell) {
		if (this.values.isEmpty()) {
			return url;
		}
		UrlText text = UrlText.of(url);
		if (text.authority().host().isEmpty()) {
			return url;
		}
		String query = text.query();
		for (Map.Entry<String, String> parameter : this.values.entrySet()) {
			String value = value(parameter.getValue(), cell);
			query = value.isEmpty() ? query : with(query, parameter.getKey(), PercentText.encoded(value));
		}
		String path = (text.path().isEmpty() && !query.isEmpty()) ? "/" : text.path();
		return text.with(path, query, text.fragment()).toString();
	}

	private static String value(String template, UnaryOperator<String> cell) {
		return Utm.COLUMN.matcher(template)
			.replaceAll((match) -> Matcher.quoteReplacement(Blanks.strip(cell.apply(match.group(1)))))
			.strip();
	}

	/** The first parameter of this name gets the value, and others of it are removed. */
	private static String with(String query, String name, String value) {
		List<String> pairs = new ArrayList<>();
		boolean set = false;
		for (String pair : (query.length() > 1) ? query.substring(1).split("&", -1) : new String[0]) {
			if (!name(pair).equals(name)) {
				pairs.add(pair);
			}
			else if (!set) {
				pairs.add(name + "=" + value);
				set = true;
			}
		}
		if (!set) {
			pairs.add(name + "=" + value);
		}
		return "?" + String.join("&", pairs);
	}

	/** An ampersand that was copied from a page is {@code &amp;}. */
	private static String name(String pair) {
		String name = pair.substring(0, (pair.indexOf('=') >= 0) ? pair.indexOf('=') : pair.length());
		return PercentText.decoded(name.startsWith("amp;") ? name.substring(4) : name);
	}

}
