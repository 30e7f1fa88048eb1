package io.linkkeeper.simulation;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.linkkeeper.simulation.ServerModel.Effect;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A change is sent only while its link is as it was when the change was planned, apart
 * from what somebody changes between the re-check and the effect.
 */
final class SentCheck {

	/** How long a re-check holds, and how late an effect may come, in seconds. */
	static final long UNNOTICED = 30 + 90;

	private static final List<String> FIELDS = List.of("status", "fullUrl", "name", "userId");

	private static final JsonMapper JSON = JsonMapper.shared();

	private final Evidence evidence;

	SentCheck(Evidence evidence) {
		this.evidence = evidence;
	}

	void check() {
		this.evidence.model()
			.journal()
			.stream()
			.filter((effect) -> effect.isByWorker() && effect.before() != null)
			.filter((effect) -> isLongUnchanged(Objects.requireNonNull(effect.before()), effect))
			.forEach(this::check);
	}

	private static boolean isLongUnchanged(Map<String, Object> before, Effect effect) {
		return ServerModel.number(before, "updatedAt") < effect.at() - UNNOTICED;
	}

	private void check(Effect effect) {
		List<String> images = this.evidence.template()
			.queryForList("select before_image from link_change where run_id = ? and link_id = ?", String.class,
					this.evidence.runOf(effect), effect.linkId());
		if (images.stream().noneMatch((image) -> isAlike(image, Objects.requireNonNull(effect.before())))) {
			this.evidence.violated("%s changes %s, which is not as planned: %s instead of %s".formatted(effect.by(),
					effect.linkId(), effect.before(), images));
		}
	}

	private static boolean isAlike(String image, Map<String, Object> link) {
		JsonNode planned = JSON.readTree(image);
		return FIELDS.stream()
			.allMatch((field) -> planned.path(field)
				.asString("")
				.equals(Objects.requireNonNullElse(link.get(field), "").toString()));
	}

}
