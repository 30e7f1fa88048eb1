package io.linkkeeper.cascade;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

import io.linkkeeper.collect.ApiLookup;
import io.linkkeeper.collect.LinkWindowReader;
import io.linkkeeper.definition.CascadeSettings;
import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.execution.CollectSpec;
import io.linkkeeper.execution.JobFeature;
import io.linkkeeper.execution.LiveRun;
import io.linkkeeper.execution.Preparation;
import io.linkkeeper.execution.SubjectReader;
import io.linkkeeper.kaltura.LinkFilter;
import io.linkkeeper.ledger.Decisions;
import io.linkkeeper.ledger.RejectedRow;
import io.linkkeeper.link.LinkChange;
import io.linkkeeper.link.ShortLink;
import io.linkkeeper.run.Runs;
import io.linkkeeper.run.file.InputCopies;
import io.linkkeeper.snapshot.LinkSnapshot;
import io.linkkeeper.snapshot.SnapshotPreparation;
import io.linkkeeper.snapshot.StagedReader;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Cascade: reads the links of the users whom a file names, or all links of the account by
 * owner. Without state of its own, so thread-safe.
 */
final class Cascade implements JobFeature {

	private static final Comparator<ShortLink> BY_OWNER = Comparator
		.comparing(ShortLink::userId, Comparator.nullsFirst(Comparator.<String>naturalOrder()))
		.thenComparing(ShortLink::id);

	private final LinkSnapshot snapshot;

	private final InputCopies copies;

	private final CascadePreparation preparation;

	Cascade(LinkSnapshot snapshot, InputCopies copies, Runs runs, TransactionTemplate transaction) {
		this.snapshot = snapshot;
		this.copies = copies;
		this.preparation = new CascadePreparation(copies,
				new SnapshotPreparation(snapshot, runs, transaction, (live) -> BY_OWNER), runs);
	}

	@Override
	public Optional<Preparation> preparation() {
		return Optional.of(this.preparation);
	}

	@Override
	public CollectSpec<?> assign(LiveRun live) {
		CascadeSettings settings = (CascadeSettings) live.definition().settings();
		return (settings.leavers() != null) ? ofLeavers(live, settings) : ofGone(live, settings);
	}

	private CollectSpec<?> ofLeavers(LiveRun live, CascadeSettings settings) {
		List<Leaver> leavers = LeaversFile.copied(this.copies, live.id(), settings).read();
		List<LinkFilter> selections = leavers.stream().map(Leaver::userId).map(LinkFilter.any()::userIdEqual).toList();
		SubjectReader<ShortLink> links = new LinkWindowReader(live.client(), selections, live.facts().asOf());
		return assignment(live, new LeaversReader(leavers, new ApiLookup(live.client())::users, links),
				new LeavingOwners(Objects.requireNonNull(settings.leavers()), leavers));
	}

	private CollectSpec<?> ofGone(LiveRun live, CascadeSettings settings) {
		Supplier<Iterator<ShortLink>> links = () -> this.snapshot.sorted(live.id(), BY_OWNER);
		return assignment(live, Subject.each(new StagedReader<>(links, (link) -> true)),
				new GoneOwners(new ApiUsers(live.client()), settings, links));
	}

	private static CollectSpec<?> assignment(LiveRun live, SubjectReader<Subject> reader, Owners owners) {
		JobDefinition definition = live.definition();
		CascadeRule rule = new CascadeRule(((CascadeSettings) definition.settings()).action());
		return new CollectSpec<>(reader, (subjects) -> decide(definition, owners, rule, subjects), owners);
	}

	private static Decisions decide(JobDefinition definition, Owners owners, CascadeRule rule, List<Subject> subjects) {
		List<LinkChange> changes = subjects.stream()
			.map(Subject::link)
			.filter(Objects::nonNull)
			.filter(definition::admits)
			.map(owners::departureOf)
			.flatMap(Optional::stream)
			.map(rule::process)
			.filter(Objects::nonNull)
			.toList();
		List<RejectedRow> rejected = subjects.stream().map(Subject::unknown).filter(Objects::nonNull).toList();
		return new Decisions(changes, rejected, List.of(), () -> {
		});
	}

	/** Once the plan is made, nobody reads the snapshot again. */
	@Override
	public void report(LiveRun live) {
		if (live.facts().decision() != null) {
			this.snapshot.delete(live.id());
		}
	}

}
