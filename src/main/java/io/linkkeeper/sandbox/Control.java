package io.linkkeeper.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The sandbox's own page {@code POST /control/faults}: sets {@link Faults} from JSON. On
 * loopback as all of the sandbox, and only for requests whose type is JSON, which a web
 * page of another origin cannot send unasked.
 */
final class Control {

	static final String PATH = "/control/faults";

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
		.build();

	private final Faults faults;

	Control(Faults faults) {
		this.faults = faults;
	}

	/**
	 * Sets the faults.
	 * @return 204, or 400 with what is wrong
	 */
	HttpAnswer answer(String method, String contentType, byte[] body) {
		if (!method.equals("POST") || !contentType.startsWith("application/json")) {
			return refusal("Faults are set with POST and the content type application/json");
		}
		try {
			FaultSettings settings = MAPPER.readValue(body, FaultSettings.class);
			settings.applyTo(this.faults);
			return HttpAnswer.withoutBody(204, Map.of());
		}
		catch (JacksonException ex) {
			return refusal(ex.getOriginalMessage());
		}
		catch (IllegalArgumentException ex) {
			return refusal(String.valueOf(ex.getMessage()));
		}
	}

	private static HttpAnswer refusal(String reason) {
		return new HttpAnswer(400, Map.of("Content-Type", "text/plain;charset=UTF-8"),
				(reason + "\n").getBytes(StandardCharsets.UTF_8));
	}

}
