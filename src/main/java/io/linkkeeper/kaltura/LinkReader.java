package io.linkkeeper.kaltura;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import io.linkkeeper.kaltura.error.UntrustworthyAnswerException;
import io.linkkeeper.kaltura.http.Account;
import io.linkkeeper.kaltura.http.AnswerObject;
import io.linkkeeper.kaltura.http.ApiAction;
import io.linkkeeper.link.LinkStatus;
import io.linkkeeper.link.ShortLink;
import tools.jackson.databind.JsonNode;

/**
 * Parses short links from JSON and rejects links of other accounts.
 */
final class LinkReader {

	private static final String LIST = "The answer to " + ApiAction.LINK_LIST;

	/** Ids become names of files. */
	private static final Pattern ID = Pattern.compile("[0-9A-Za-z_-]{1,64}");

	private final int partnerId;

	LinkReader(Account account) {
		this.partnerId = account.partnerId();
	}

	ShortLink link(String action, JsonNode node) {
		AnswerObject object = AnswerObject.of("A link in the answer to " + action, "KalturaShortLink", node);
		if (object.number("partnerId") != this.partnerId) {
			throw object.wrong("partnerId", Integer.toString(this.partnerId));
		}
		String id = object.text("id");
		if (!ID.matcher(id).matches()) {
			throw object.wrong("id", "of 1 to 64 letters, digits, - and _");
		}
		ShortLink.TextFields text = new ShortLink.TextFields(object.optionalText("userId"),
				object.optionalText("systemName"), object.optionalText("name"), object.optionalText("fullUrl"),
				object.optionalText("uniqueId"));
		return new ShortLink(id, object.time("createdAt"), object.time("updatedAt"), text, status(object),
				object.optionalTime("expiresAt"));
	}

	LinkPage page(JsonNode node) {
		AnswerObject object = AnswerObject.of(LIST, "KalturaShortLinkListResponse", node);
		List<ShortLink> links = new ArrayList<>();
		Set<String> ids = new HashSet<>();
		for (JsonNode item : object.array("objects")) {
			ShortLink link = link(ApiAction.LINK_LIST.toString(), item);
			if (!ids.add(link.id())) {
				throw UntrustworthyAnswerException.lasting(LIST + " holds the link " + link.id() + " twice");
			}
			links.add(link);
		}
		long totalCount = object.number("totalCount");
		if (totalCount < 0) {
			throw object.wrong("totalCount", "at least 0");
		}
		return new LinkPage(links, totalCount);
	}

	private static LinkStatus status(AnswerObject object) {
		try {
			return LinkStatus.ofCode(object.smallNumber("status"));
		}
		catch (IllegalArgumentException ex) {
			throw object.wrong("status", "one the API knows");
		}
	}

}
