package io.linkkeeper.kaltura.json;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The JSON of an answer, and the time the server gave it.
 */
public record Answer(JsonNode json, @Nullable Instant date) {

}
