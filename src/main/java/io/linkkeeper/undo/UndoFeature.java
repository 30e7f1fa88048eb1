package io.linkkeeper.undo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.SortedMap;

import io.linkkeeper.collect.ApiLookup;
import io.linkkeeper.collect.LinkLookup;
import io.linkkeeper.definition.rule.JobType;
import io.linkkeeper.definition.rule.UndoSettings;
import io.linkkeeper.execution.CollectSpec;
import io.linkkeeper.execution.JobFeature;
import io.linkkeeper.execution.LiveRun;
import io.linkkeeper.execution.ProgressFeed;
import io.linkkeeper.files.AtomicFile;
import io.linkkeeper.history.HeldLinks;
import io.linkkeeper.history.LinkHistory;
import io.linkkeeper.history.PastChange;
import io.linkkeeper.ledger.ChangeState;
import io.linkkeeper.link.LinkAction;
import io.linkkeeper.run.Run;
import io.linkkeeper.run.Runs;
import io.linkkeeper.run.file.Folders;
import io.linkkeeper.text.FailureText;

/**
 * Job feature of undo: reads the changes of one run from the ledger with the current
 * links, and decides by {@link UndoRule}. Deletes need no second decision, as each link
 * is re-checked before sending. Reports the ids of deleted links, which only the
 * service's support staff can restore. Stateless and thread-safe.
 */
final class UndoFeature implements JobFeature {

	private static final int CHANGES_AT_ONCE = 500;

	private final Runs runs;

	private final LinkHistory history;

	private final HeldLinks held;

	private final Folders folders;

	private final ProgressFeed progress;

	UndoFeature(Runs runs, LinkHistory history, HeldLinks held, Folders folders, ProgressFeed progress) {
		this.runs = runs;
		this.history = history;
		this.held = held;
		this.folders = folders;
		this.progress = progress;
	}

	@Override
	public JobType type() {
		return JobType.UNDO;
	}

	@Override
	public CollectSpec<?> collectSpec(LiveRun live) {
		Run run = live.facts();
		UndoSettings settings = settings(live);
		Run undone = this.runs.get(settings.run());
		refuseOtherAccount(run, undone);
		refuseRemoved(undone);
		LinkLookup lookup = new ApiLookup(live.client());
		AppliedChangeReader reader = new AppliedChangeReader(this.history, this.held, lookup, run, settings.run());
		UndoRule rule = new UndoRule(settings, live.definition().protect(), lookup, live.context().asOf());
		return new CollectSpec<>(reader, rule::decide, (deletes) -> deletes);
	}

	/** Repeats the check of the command, as the removal may have been announced since. */
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

	private static UndoSettings settings(LiveRun live) {
		return (UndoSettings) live.definition().settings();
	}

	/**
	 * Writes the ids of deleted links, one per line, in the format of the service's
	 * restore script.
	 */
	@Override
	public void report(LiveRun live) {
		UndoSettings settings = settings(live);
		SortedMap<Long, PastChange> changes = this.history.changesOf(settings.run(), 0, CHANGES_AT_ONCE);
		if (settings.recreate() || changes.isEmpty()) {
			return;
		}
		try {
			Path file = this.folders.resultsOf(live.id()).resolve("deleted.txt");
			try (AtomicFile list = AtomicFile.begin(file)) {
				long links = 0;
				while (!changes.isEmpty()) {
					links += write(changes, list);
					changes = this.history.changesOf(settings.run(), changes.lastKey(), CHANGES_AT_ONCE);
				}
				if (links > 0) {
					live.publish(list::finish);
					this.progress.note(live.id(),
							"The ids of the %d links that run %d deleted, for the support staff of the service: %s"
								.formatted(links, settings.run(), file));
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The list of deleted links cannot be written: " + FailureText.of(ex), ex);
		}
	}

	private static long write(SortedMap<Long, PastChange> changes, AtomicFile list) throws IOException {
		long links = 0;
		StringBuilder ids = new StringBuilder();
		for (PastChange change : changes.values()) {
			if (change.change().action() == LinkAction.DELETE && change.state() == ChangeState.APPLIED) {
				ids.append(change.linkId()).append('\n');
				links++;
			}
		}
		list.out().write(ids.toString().getBytes(StandardCharsets.UTF_8));
		return links;
	}

}
