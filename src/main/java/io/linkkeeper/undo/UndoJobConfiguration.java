package io.linkkeeper.undo;

import io.linkkeeper.batch.ApiLookup;
import io.linkkeeper.batch.Assignment;
import io.linkkeeper.batch.JobAssembly;
import io.linkkeeper.batch.LinkLookup;
import io.linkkeeper.batch.LiveRun;
import io.linkkeeper.definition.JobType;
import io.linkkeeper.definition.UndoSettings;
import io.linkkeeper.ledger.LinkHistory;
import io.linkkeeper.ledger.Run;
import io.linkkeeper.ledger.Runs;

import org.springframework.batch.core.job.Job;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The undo job: reads what one run did from the ledger, looks at each link as it is now,
 * and decides by {@link UndoRule}. Its deletes are wanted as long as their links are as
 * the run left them, which is checked before every write.
 */
@Configuration(proxyBeanMethods = false)
class UndoJobConfiguration {

	@Bean
	Job undo(JobAssembly assembly, Runs runs, LinkHistory history) {
		return assembly.job(JobType.UNDO, (live) -> assign(live, runs, history));
	}

	private static Assignment<?> assign(LiveRun live, Runs runs, LinkHistory history) {
		Run run = live.facts();
		UndoSettings settings = (UndoSettings) live.definition().settings();
		Run undone = runs.get(settings.run());
		refuseOtherAccount(run, undone);
		refuseRemoved(undone);
		LinkLookup lookup = new ApiLookup(live.client());
		DoneReader reader = new DoneReader(history, lookup, run, settings.run());
		UndoRule rule = new UndoRule(settings, lookup::isUser);
		return new Assignment<>(reader, rule::decide, (deletes) -> deletes);
	}

	/** Looked at again: it may have been announced since the undo was asked for. */
	private static void refuseRemoved(Run undone) {
		if (undone.removalAnnouncedAt() != null) {
			throw new IllegalStateException(
					"Run %d is so old that housekeeping removes what it did: it cannot be undone any more"
						.formatted(undone.id()));
		}
	}

	private static void refuseOtherAccount(Run run, Run undone) {
		if (!run.account().isSameAccount(undone.account())) {
			throw new IllegalStateException("Run %d belongs to account %s, not %s: undo it there".formatted(undone.id(),
					undone.account(), run.account()));
		}
	}

}
