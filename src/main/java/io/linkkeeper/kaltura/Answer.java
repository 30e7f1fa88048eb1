package io.linkkeeper.kaltura;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The JSON of an answer, and the time the server gave it.
 */
record Answer(JsonNode json, @Nullable Instant date) {

}
