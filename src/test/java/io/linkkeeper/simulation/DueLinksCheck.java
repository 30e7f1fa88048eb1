package io.linkkeeper.simulation;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * An expire run that is done leaves no link enabled that was due when it began and that
 * nobody changed meanwhile, except a protected one.
 */
final class DueLinksCheck {

	private final Evidence evidence;

	DueLinksCheck(Evidence evidence) {
		this.evidence = evidence;
	}

	void check() {
		for (Evidence.DoneRun run : this.evidence.done("expire")) {
			this.evidence.model()
				.ids()
				.stream()
				.filter((id) -> isDue(run, this.evidence.linkAt(id, run.begin())))
				.filter((id) -> !this.evidence.isChangedBetween(id, run.begin(), run.end()))
				.forEach((id) -> this.evidence.violated("run %d is done, and %s is still due".formatted(run.id(), id)));
		}
	}

	private boolean isDue(Evidence.DoneRun run, @Nullable Map<String, Object> link) {
		if (link == null || !Evidence.isEnabled(link) || this.evidence.script().isProtected(link.get("systemName"))) {
			return false;
		}
		long expiresAt = ServerModel.number(link, "expiresAt");
		return expiresAt > 0 && expiresAt < run.asOf();
	}

}
