package io.linkkeeper.schedule;

import java.util.ArrayList;
import java.util.List;

import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.definition.section.Limits;
import io.linkkeeper.definition.section.Protection;

/**
 * Lists what a job loses by an edit of its file and is not easily missed: schedule,
 * protection, limits.
 */
final class LostSafeguards {

	private LostSafeguards() {
	}

	static List<String> between(JobDefinition before, JobDefinition after) {
		List<String> lost = new ArrayList<>();
		if (before.schedule() != null && after.schedule() == null) {
			lost.add("its schedule");
		}
		if (!containsAll(after.protect(), before.protect())) {
			lost.add("protection of links");
		}
		if (!before.limits().equals(Limits.DEFAULTS) && after.limits().equals(Limits.DEFAULTS)) {
			lost.add("its limits");
		}
		return lost;
	}

	private static boolean containsAll(Protection after, Protection before) {
		return after.systemName().containsAll(before.systemName()) && after.userId().containsAll(before.userId())
				&& after.id().containsAll(before.id());
	}

}
