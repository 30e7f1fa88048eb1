package io.linkkeeper.simulation;

import java.util.Map;

import io.linkkeeper.simulation.ServerModel.Effect;
import org.jspecify.annotations.Nullable;

/**
 * No run changes a protected link, adds one, or makes one of another link.
 */
final class ProtectionCheck {

	private final Evidence evidence;

	ProtectionCheck(Evidence evidence) {
		this.evidence = evidence;
	}

	void check() {
		this.evidence.model()
			.journal()
			.stream()
			.filter(Effect::isByWorker)
			.filter((effect) -> isProtected(effect.before()) || isProtected(effect.after()))
			.forEach((effect) -> this.evidence
				.violated("%s changes %s, which is protected".formatted(effect.by(), effect.linkId())));
	}

	private boolean isProtected(@Nullable Map<String, Object> link) {
		return link != null && this.evidence.script().isProtected(link.get("systemName"));
	}

}
