package io.linkkeeper.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.linkkeeper.link.LinkField;
import io.linkkeeper.link.LinkFields;
import io.linkkeeper.link.LinkStatus;
import io.linkkeeper.link.Precondition;
import io.linkkeeper.link.ShortLink;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads and writes links, fields and preconditions as JSON in the ledger: names as in the
 * API, times in seconds. Absent fields are omitted from a link; a cleared field is
 * {@code null}.
 */
public final class LinkJson {

	private static final JsonMapper JSON = new JsonMapper();

	private LinkJson() {
	}

	public static String write(ShortLink link) {
		return JSON.writeValueAsString(image(link));
	}

	private static ObjectNode image(ShortLink link) {
		ObjectNode image = JSON.createObjectNode();
		image.put("id", link.id());
		image.put("createdAt", link.createdAt().getEpochSecond());
		image.put("updatedAt", link.updatedAt().getEpochSecond());
		for (LinkField field : LinkField.values()) {
			String value = link.value(field);
			if (value != null) {
				put(image, field, value);
			}
		}
		return image;
	}

	public static String write(LinkFields fields) {
		ObjectNode image = JSON.createObjectNode();
		fields.values().forEach((field, value) -> put(image, field, value));
		return JSON.writeValueAsString(image);
	}

	static String write(List<Precondition> preconditions) {
		ArrayNode image = JSON.createArrayNode();
		for (Precondition precondition : preconditions) {
			if (precondition instanceof Precondition.Link link) {
				image.addObject().set("link", image(link.link()));
			}
			else if (precondition instanceof Precondition.User user) {
				image.addObject().put("user", user.id());
			}
		}
		return JSON.writeValueAsString(image);
	}

	private static void put(ObjectNode image, LinkField field, @Nullable String value) {
		if (value == null) {
			image.putNull(field.apiName());
		}
		else if (isNumber(field)) {
			image.put(field.apiName(), Long.parseLong(value));
		}
		else {
			image.put(field.apiName(), value);
		}
	}

	private static boolean isNumber(LinkField field) {
		return field == LinkField.STATUS || field == LinkField.EXPIRES_AT;
	}

	static List<Precondition> readPreconditions(String json) {
		List<Precondition> preconditions = new ArrayList<>();
		for (JsonNode precondition : JSON.readTree(json)) {
			JsonNode link = precondition.get("link");
			preconditions.add((link != null) ? new Precondition.Link(readLink(link))
					: new Precondition.User(precondition.get("user").asString()));
		}
		return preconditions;
	}

	static ShortLink readLink(String json) {
		return readLink(JSON.readTree(json));
	}

	private static ShortLink readLink(JsonNode image) {
		Long expiresAt = image.has("expiresAt") ? image.get("expiresAt").asLong() : null;
		ShortLink.TextFields text = new ShortLink.TextFields(text(image, LinkField.USER_ID),
				text(image, LinkField.SYSTEM_NAME), text(image, LinkField.NAME), text(image, LinkField.FULL_URL),
				text(image, LinkField.UNIQUE_ID));
		return new ShortLink(image.get("id").asString(), Instant.ofEpochSecond(image.get("createdAt").asLong()),
				Instant.ofEpochSecond(image.get("updatedAt").asLong()), text,
				LinkStatus.ofCode(image.get("status").asInt()),
				(expiresAt != null) ? Instant.ofEpochSecond(expiresAt) : null);
	}

	private static @Nullable String text(JsonNode image, LinkField field) {
		JsonNode value = image.get(field.apiName());
		return (value == null || value.isNull()) ? null : value.asString();
	}

	static LinkFields readFields(String json) {
		LinkFields fields = LinkFields.none();
		for (Map.Entry<String, JsonNode> entry : JSON.readTree(json).properties()) {
			JsonNode value = entry.getValue();
			fields = fields.with(LinkField.ofApiName(entry.getKey()), value.isNull() ? null : value.asString());
		}
		return fields;
	}

}
