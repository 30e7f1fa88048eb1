package io.linkkeeper.kaltura;

import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A request as a {@link ScriptedServer} received it.
 *
 * @param path the path with any query
 * @param headers the headers, their names in lower case
 * @param body the body as text
 */
public record Received(String path, Map<String, String> headers, String body) {

	public JsonNode json() {
		return new JsonMapper().readTree(this.body);
	}

}
