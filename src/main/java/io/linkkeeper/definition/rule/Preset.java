package io.linkkeeper.definition.rule;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.linkkeeper.definition.check.Labelled;
import io.linkkeeper.definition.rule.ImportSettings.Column;

/**
 * The columns of files that other link shorteners export.
 */
public enum Preset implements Labelled {

	/** Bitly's export of links, and the template of its bulk creation. */
	BITLY(List.of("Custom Back-Half", "Back-Half", "keyword"),
			List.of("Link", "Bitlink", "Short URL", "Short Link", "Custom Link"),
			List.of("Long URL", "Destination URL", "Destination", "URL"), List.of("Title"), List.of("Expires At")),

	/** The export of Shlink's web client. */
	SHLINK(List.of("shortCode", "systemName"), List.of("shortUrl"), List.of("longUrl", "fullUrl"),
			List.of("title", "name"), List.of("validUntil")),

	/** Dub's export of links. */
	DUB(List.of("key", "slug"), List.of("shortLink", "Short link", "link"), List.of("url", "Destination URL"),
			List.of("title"), List.of("expiresAt", "Expires at")),

	/** The table of YOURLS, as its export plugins write it. */
	YOURLS(List.of("keyword"), List.of("shorturl", "Short URL", "link"), List.of("url", "longurl", "Long URL"),
			List.of("title"), List.of("expiry")),

	/** The fields of Kutt's API and table. */
	KUTT(List.of("address"), List.of("link", "shortLink"), List.of("target"), List.of("description"),
			List.of("expire_in"));

	private final Map<String, List<String>> headings = new LinkedHashMap<>();

	Preset(List<String> systemName, List<String> oldUrl, List<String> fullUrl, List<String> name,
			List<String> expiresAt) {
		this.headings.put(Column.SYSTEM_NAME.label(), systemName);
		this.headings.put(Column.OLD_URL.label(), oldUrl);
		this.headings.put(Column.FULL_URL.label(), fullUrl);
		this.headings.put(Column.NAME.label(), name);
		this.headings.put(Column.EXPIRES_AT.label(), expiresAt);
	}

	/**
	 * Returns the headings by the columns that they mean.
	 * @return for each column its possible headings; the first one in a file counts
	 */
	public Map<String, List<String>> headings() {
		return Map.copyOf(this.headings);
	}

}
