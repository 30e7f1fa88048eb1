package io.linkkeeper.csvimport.decide;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import io.linkkeeper.csvimport.row.RowRejectedException;
import io.linkkeeper.csvimport.row.RowTargets;
import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.definition.rule.ImportSettings;
import io.linkkeeper.definition.rule.ImportSettings.Match;
import io.linkkeeper.execution.BatchRule;
import io.linkkeeper.ledger.Decisions;
import io.linkkeeper.link.Decision;
import io.linkkeeper.link.LinkChange;
import io.linkkeeper.link.RowWarnings;
import io.linkkeeper.link.ShortLink;
import io.linkkeeper.link.Unchanged;
import org.jspecify.annotations.Nullable;

/**
 * Decides for each row whether its link is added, updated, deleted or unchanged. A row
 * that does not identify its link unambiguously is rejected. Not thread-safe.
 */
public final class ImportRule implements BatchRule<ImportRow> {

	private final Match match;

	private final ExistingLinks account;

	private final RowMatch rowMatch;

	private final OwnerRule owners;

	private final ExistingLinkRule existing;

	private final NewLinkRule added;

	/**
	 * Creates the rule of a run.
	 * @param definition its definition
	 * @param account the links and owners of the account
	 * @param newUniqueId returns the uniqueId of a link whose row has none
	 * @param firstSpelling returns the spelling in which the file names an owner first
	 * @param targets warns about the URLs of rows
	 * @param asOf the current time for the rule
	 */
	public ImportRule(JobDefinition definition, ExistingLinks account, Supplier<String> newUniqueId,
			UnaryOperator<String> firstSpelling, RowTargets targets, Instant asOf) {
		ImportSettings settings = (ImportSettings) definition.settings();
		Admission admission = new Admission(definition);
		this.match = settings.match();
		this.account = account;
		this.rowMatch = new RowMatch(this.match);
		this.owners = new OwnerRule(account, settings.onUnknownOwner(), firstSpelling);
		this.existing = new ExistingLinkRule(admission, account, targets, asOf);
		this.added = new NewLinkRule(this.match, admission, account, newUniqueId, targets, asOf);
	}

	@Override
	public Decisions decide(List<ImportRow> rows) {
		return Decisions.of(each(rows));
	}

	/**
	 * Decides about rows. An unusable row gives a {@link io.linkkeeper.link.Rejected
	 * rejected} decision, not an exception.
	 * @param rows the rows
	 * @return one decision for each row, in their order
	 */
	public List<Decision> each(List<ImportRow> rows) {
		List<DesiredLink> desiredLinks = rows.stream()
			.filter((row) -> row.repeats() == null)
			.map(ImportRow::desired)
			.filter(Objects::nonNull)
			.toList();
		FoundLinks found = FoundLinks.of(desiredLinks, this.match, this.account);
		Map<String, String> owners = this.owners.lookUp(desiredLinks, found);
		Map<String, Instant> starts = starts(desiredLinks, found);
		List<Decision> decisions = new ArrayList<>();
		for (ImportRow row : rows) {
			try {
				decisions.add(decide(row, found, owners, starts));
			}
			catch (RowRejectedException ex) {
				decisions.add(row.rejected(RowWarnings.appended(ex.reason(), row.warnings())));
			}
		}
		return decisions;
	}

	/** Looks up what runs hold back of the links that rows give a start. */
	private Map<String, Instant> starts(List<DesiredLink> desiredLinks, FoundLinks found) {
		List<ShortLink> links = desiredLinks.stream()
			.filter((desired) -> desired.start() != null && !desired.start().countsFromAdd())
			.flatMap((desired) -> found.of(desired).stream())
			.distinct()
			.toList();
		return links.isEmpty() ? Map.of() : this.account.startsOf(links);
	}

	private Decision decide(ImportRow row, FoundLinks found, Map<String, String> owners, Map<String, Instant> starts) {
		DesiredLink desired = row.desired();
		if (desired == null) {
			throw new RowRejectedException(Objects.requireNonNull(row.problem()));
		}
		if (row.repeats() != null) {
			return unchanged(row, () -> "repeats a row", null);
		}
		ShortLink link = this.rowMatch.of(desired, found.of(desired));
		DesiredLink spelled = OwnerRule.spelled(desired, owners);
		LinkChange change = (link != null) ? this.existing.decide(spelled, link, starts.get(link.id()))
				: this.added.decide(spelled);
		if (change == null) {
			return unchanged(row, () -> "is as line %d wishes".formatted(desired.line()),
					Objects.requireNonNull(link).id());
		}
		return this.owners.requiring(change, desired, owners).fromLine(desired.line());
	}

	/** The run keeps the reason of a row with warnings. */
	private static Unchanged unchanged(ImportRow row, Supplier<String> why, @Nullable String linkId) {
		List<String> warnings = row.warnings();
		return new Unchanged(() -> RowWarnings.appended(why.get(), warnings), row.line(), linkId, !warnings.isEmpty());
	}

}
