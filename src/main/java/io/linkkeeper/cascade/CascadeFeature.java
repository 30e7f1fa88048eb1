package io.linkkeeper.cascade;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

import io.linkkeeper.collect.ApiLookup;
import io.linkkeeper.collect.LinkWindowReader;
import io.linkkeeper.csv.CsvException;
import io.linkkeeper.csv.FileSource;
import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.definition.rule.CascadeSettings;
import io.linkkeeper.definition.rule.JobType;
import io.linkkeeper.execution.BatchRule;
import io.linkkeeper.execution.CollectSpec;
import io.linkkeeper.execution.JobFeature;
import io.linkkeeper.execution.LiveRun;
import io.linkkeeper.execution.Preparation;
import io.linkkeeper.execution.RuleContext;
import io.linkkeeper.execution.SubjectReader;
import io.linkkeeper.execution.UndecidedException;
import io.linkkeeper.kaltura.LinkFilter;
import io.linkkeeper.link.Decision;
import io.linkkeeper.link.ShortLink;
import io.linkkeeper.run.Runs;
import io.linkkeeper.run.file.Folders;
import io.linkkeeper.run.file.InputCopies;
import io.linkkeeper.snapshot.LinkSnapshot;
import io.linkkeeper.snapshot.SnapshotPreparation;
import io.linkkeeper.snapshot.StagedReader;

import org.springframework.transaction.support.TransactionTemplate;

/**
 * Job feature of the cascade: reads the links of the users that a file lists, or all
 * links of the account sorted by owner. Stateless and thread-safe.
 */
final class CascadeFeature implements JobFeature {

	private static final Comparator<ShortLink> BY_OWNER = Comparator
		.comparing(ShortLink::userId, Comparator.nullsFirst(Comparator.<String>naturalOrder()))
		.thenComparing(ShortLink::id);

	private final LinkSnapshot snapshot;

	private final Folders folders;

	private final InputCopies copies;

	private final CascadePreparation preparation;

	CascadeFeature(LinkSnapshot snapshot, Folders folders, InputCopies copies, Runs runs,
			TransactionTemplate transaction) {
		this.snapshot = snapshot;
		this.folders = folders;
		this.copies = copies;
		this.preparation = new CascadePreparation(copies,
				new SnapshotPreparation(snapshot, runs, transaction, (live) -> BY_OWNER), runs);
	}

	@Override
	public JobType type() {
		return JobType.CASCADE;
	}

	@Override
	public Optional<Preparation> preparation() {
		return Optional.of(this.preparation);
	}

	@Override
	public CollectSpec<?> collectSpec(LiveRun live) {
		CascadeSettings settings = settings(live.definition());
		return (settings.leavers() != null) ? ofLeavers(live, settings) : ofMissing(live, settings);
	}

	private CollectSpec<?> ofLeavers(LiveRun live, CascadeSettings settings) {
		List<Leaver> leavers = LeaversFile.copied(this.copies, live.id(), settings).read();
		List<LinkFilter> selections = leavers.stream().map(Leaver::userId).map(LinkFilter.any()::userIdEqual).toList();
		SubjectReader<ShortLink> links = new LinkWindowReader(live.client(), selections, live.facts().asOf());
		return specOf(live, new LeaversReader(leavers, new ApiLookup(live.client())::users, links),
				new LeavingOwners(Objects.requireNonNull(settings.leavers()), leavers));
	}

	private CollectSpec<?> ofMissing(LiveRun live, CascadeSettings settings) {
		Supplier<Iterator<ShortLink>> links = () -> this.snapshot.sorted(live.id(), BY_OWNER);
		return specOf(live, Subject.each(new StagedReader<>(links, (link) -> true)),
				new MissingOwners(new ApiUserDirectory(live.client()), settings, links));
	}

	private static CollectSpec<?> specOf(LiveRun live, SubjectReader<Subject> reader, DepartureSource departures) {
		CascadeRule rule = new CascadeRule(departures, settings(live.definition()).action(),
				new Successors(live.client()));
		BatchRule<Subject> each = BatchRule.each((subject) -> subject.decideBy(rule));
		return new CollectSpec<>(reader, each.only((subject) -> subject.isAdmittedBy(live.definition())), departures);
	}

	@Override
	public Decision decide(ShortLink link, RuleContext context) {
		CascadeSettings settings = settings(context.definition());
		try {
			DepartureSource departures = departuresOf(link, context, settings);
			return new CascadeRule(departures, settings.action(), new Successors(context.client())).decide(link);
		}
		catch (CsvException | CascadeException | IllegalArgumentException ex) {
			throw new UndecidedException(ex);
		}
	}

	/**
	 * Reads the current file of leavers, or looks up the link's owner only.
	 */
	private DepartureSource departuresOf(ShortLink link, RuleContext context, CascadeSettings settings) {
		String file = settings.leavers();
		if (file == null) {
			return new MissingOwners(new ApiUserDirectory(context.client()), settings, () -> List.of(link).iterator());
		}
		FileSource source = new FileSource(file, this.folders.input(file));
		return new LeavingOwners(file, new LeaversFile(source, settings).read());
	}

	private static CascadeSettings settings(JobDefinition definition) {
		return (CascadeSettings) definition.settings();
	}

	/** Deletes the snapshot once the plan is decided, as nothing reads it afterwards. */
	@Override
	public void report(LiveRun live) {
		if (live.facts().decision() != null) {
			this.snapshot.delete(live.id());
		}
	}

}
