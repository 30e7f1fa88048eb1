package io.linkkeeper.cascade;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import io.linkkeeper.definition.rule.CascadeSettings;
import io.linkkeeper.execution.LiveRun;
import io.linkkeeper.execution.Preparation;
import io.linkkeeper.run.Runs;
import io.linkkeeper.run.file.InputCopies;
import io.linkkeeper.snapshot.SnapshotPreparation;

/**
 * Copies and validates the file of leavers, or stages the account without such a file,
 * and verifies that every successor exists.
 */
final class CascadePreparation implements Preparation {

	private final InputCopies copies;

	private final SnapshotPreparation snapshot;

	private final Runs runs;

	CascadePreparation(InputCopies copies, SnapshotPreparation snapshot, Runs runs) {
		this.copies = copies;
		this.snapshot = snapshot;
		this.runs = runs;
	}

	@Override
	public String stepName() {
		return "owners";
	}

	@Override
	public int next(LiveRun live) {
		CascadeSettings settings = (CascadeSettings) live.definition().settings();
		boolean begins = live.facts().preparationPosition() == null;
		if (settings.leavers() == null) {
			if (begins && settings.successor() != null) {
				new Successors(live.client()).require(Set.of(settings.successor()));
			}
			return this.snapshot.next(live);
		}
		return begins ? prepareLeavers(live, settings, settings.leavers()) : -1;
	}

	private int prepareLeavers(LiveRun live, CascadeSettings settings, String file) {
		this.copies.make(live.id(), file);
		LeaversFile copy = LeaversFile.copied(this.copies, live.id(), settings);
		List<Leaver> leavers = this.copies.readCompletely(live.id(), copy::read);
		new Successors(live.client()).require(leavers.stream()
			.map(Leaver::successor)
			.filter(Objects::nonNull)
			.collect(Collectors.toCollection(LinkedHashSet::new)));
		this.runs.prepared(live.id(), "leavers=" + leavers.size());
		return leavers.size();
	}

}
