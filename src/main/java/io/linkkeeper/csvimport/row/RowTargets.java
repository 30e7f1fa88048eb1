package io.linkkeeper.csvimport.row;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.linkkeeper.link.LinkField;
import io.linkkeeper.link.LinkFields;
import org.jspecify.annotations.Nullable;

/**
 * Warns about links that will not lead where their rows want them to: to another short
 * link, or nowhere because they have expired. Not thread-safe.
 */
public final class RowTargets {

	private final ShortUrls shortUrls;

	private final Instant asOf;

	/**
	 * Creates the check of a run.
	 * @param shortUrls recognizes short URLs
	 * @param asOf the current time for the rule
	 */
	public RowTargets(ShortUrls shortUrls, Instant asOf) {
		this.shortUrls = shortUrls;
		this.asOf = asOf;
	}

	/**
	 * Checks the new values of a link.
	 * @param linkId the link
	 * @param changed the fields that the row changes
	 * @return the warnings
	 * @throws RowRejectedException when the link would lead back to itself
	 */
	public List<String> ofLink(String linkId, LinkFields changed) {
		String url = changed.values().get(LinkField.FULL_URL);
		if (url != null && this.shortUrls.isRing(linkId, url)) {
			throw new RowRejectedException("fullUrl '%s' leads back to this link, %s; write the URL where it shall end"
				.formatted(url, linkId));
		}
		return leadingOn(url);
	}

	/**
	 * Checks the values of a new link.
	 * @param fields its fields
	 * @return the warnings
	 */
	public List<String> ofNewLink(LinkFields fields) {
		List<String> warnings = new ArrayList<>(leadingOn(fields.values().get(LinkField.FULL_URL)));
		String expiresAt = fields.values().get(LinkField.EXPIRES_AT);
		if (expiresAt != null && Long.parseLong(expiresAt) <= this.asOf.getEpochSecond()) {
			warnings.add("expiresAt is %s, so the new link has expired already"
				.formatted(Instant.ofEpochSecond(Long.parseLong(expiresAt))));
		}
		return warnings;
	}

	private List<String> leadingOn(@Nullable String url) {
		return (url != null) ? this.shortUrls.idIn(url)
			.map((id) -> List.of("fullUrl leads to the short link %s; write the URL to which that leads".formatted(id)))
			.orElse(List.of()) : List.of();
	}

}
