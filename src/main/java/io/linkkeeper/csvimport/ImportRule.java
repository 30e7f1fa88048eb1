package io.linkkeeper.csvimport;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.linkkeeper.csvimport.DesiredLink.Action;
import io.linkkeeper.csvimport.row.RowRejectedException;
import io.linkkeeper.csvimport.row.RowTargets;
import io.linkkeeper.csvimport.start.DesiredStart;
import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.definition.rule.ImportSettings;
import io.linkkeeper.definition.rule.ImportSettings.Match;
import io.linkkeeper.definition.rule.ImportSettings.UnknownOwner;
import io.linkkeeper.execution.BatchRule;
import io.linkkeeper.ledger.Decisions;
import io.linkkeeper.link.Decision;
import io.linkkeeper.link.LinkChange;
import io.linkkeeper.link.LinkField;
import io.linkkeeper.link.LinkFields;
import io.linkkeeper.link.Precondition;
import io.linkkeeper.link.RowWarnings;
import io.linkkeeper.link.ShortLink;
import io.linkkeeper.link.StartChange;
import io.linkkeeper.link.Unchanged;
import io.linkkeeper.text.Collation;
import org.jspecify.annotations.Nullable;

/**
 * Decides for each row whether its link is added, updated, deleted or unchanged. A row
 * that does not identify its link unambiguously is rejected. Not thread-safe.
 */
final class ImportRule implements BatchRule<ImportRow> {

	private final JobDefinition definition;

	private final ImportSettings settings;

	private final ExistingLinks account;

	private final Supplier<String> newUniqueId;

	private final UnaryOperator<String> firstSpelling;

	private final Instant asOf;

	private final RowTargets targets;

	private final RowMatch match;

	ImportRule(JobDefinition definition, ExistingLinks account, Supplier<String> newUniqueId,
			UnaryOperator<String> firstSpelling, RowTargets targets, Instant asOf) {
		this.definition = definition;
		this.settings = (ImportSettings) definition.settings();
		this.account = account;
		this.newUniqueId = newUniqueId;
		this.firstSpelling = firstSpelling;
		this.targets = targets;
		this.match = new RowMatch(this.settings.match());
		this.asOf = asOf;
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
	List<Decision> each(List<ImportRow> rows) {
		List<DesiredLink> desiredLinks = rows.stream()
			.filter((row) -> row.repeats() == null)
			.map(ImportRow::desired)
			.filter(Objects::nonNull)
			.toList();
		Map<String, List<ShortLink>> links = desiredLinks.isEmpty() ? Map.of()
				: this.account.linksOf(desiredLinks.stream().flatMap(this::keys).collect(Collectors.toSet()));
		Map<String, String> owners = owners(desiredLinks, links);
		Map<String, Instant> starts = starts(desiredLinks, links);
		List<Decision> decisions = new ArrayList<>();
		for (ImportRow row : rows) {
			try {
				decisions.add(decide(row, links, owners, starts));
			}
			catch (RowRejectedException ex) {
				decisions.add(row.rejected(RowWarnings.appended(ex.reason(), row.warnings())));
			}
		}
		return decisions;
	}

	/** A link may have the key with the blanks around it. */
	private Stream<String> keys(DesiredLink desired) {
		String verbatim = (this.settings.match() == Match.ID) ? null : desired.values().verbatim().get(matchField());
		return (verbatim != null) ? Stream.of(verbatim, desired.key()) : Stream.of(desired.key());
	}

	private List<ShortLink> find(DesiredLink desired, Map<String, List<ShortLink>> links) {
		return keys(desired).map((key) -> links.getOrDefault(key, List.of()))
			.filter((found) -> !found.isEmpty())
			.findFirst()
			.orElse(List.of());
	}

	private LinkField matchField() {
		return (this.settings.match() == Match.UNIQUE_ID) ? LinkField.UNIQUE_ID : LinkField.SYSTEM_NAME;
	}

	/** Looks up what runs hold back of the links that rows give a start. */
	private Map<String, Instant> starts(List<DesiredLink> desiredLinks, Map<String, List<ShortLink>> links) {
		List<ShortLink> found = desiredLinks.stream()
			.filter((desired) -> desired.start() != null && !desired.start().countsFromAdd())
			.flatMap((desired) -> find(desired, links).stream())
			.distinct()
			.toList();
		return found.isEmpty() ? Map.of() : this.account.startsOf(found);
	}

	private Decision decide(ImportRow row, Map<String, List<ShortLink>> links, Map<String, String> owners,
			Map<String, Instant> starts) {
		DesiredLink desired = row.desired();
		if (desired == null) {
			throw new RowRejectedException(Objects.requireNonNull(row.problem()));
		}
		if (row.repeats() != null) {
			return unchanged(row, () -> "repeats a row", null);
		}
		ShortLink link = this.match.of(desired, find(desired, links));
		DesiredLink spelled = withServerSpelling(desired, owners);
		LinkChange change = (link != null) ? changeOf(spelled, link, starts.get(link.id())) : add(spelled);
		if (change == null) {
			return unchanged(row, () -> "is as line %d wishes".formatted(desired.line()),
					Objects.requireNonNull(link).id());
		}
		return requiringOwner(change, desired, owners).fromLine(desired.line());
	}

	/** The run keeps the reason of a row with warnings. */
	private static Unchanged unchanged(ImportRow row, Supplier<String> why, @Nullable String linkId) {
		List<String> warnings = row.warnings();
		return new Unchanged(() -> RowWarnings.appended(why.get(), warnings), row.line(), linkId, !warnings.isEmpty());
	}

	/** Replaces the owner by the server's spelling, which the read-back would return. */
	private static DesiredLink withServerSpelling(DesiredLink desired, Map<String, String> owners) {
		String owner = desired.fields().values().get(LinkField.USER_ID);
		String spelled = (owner != null) ? owners.get(owner) : null;
		return (spelled != null) ? desired.ownedBy(spelled) : desired;
	}

	/**
	 * Adds the owner as a precondition, because the server creates an owner that does not
	 * exist.
	 */
	private LinkChange requiringOwner(LinkChange change, DesiredLink desired, Map<String, String> owners) {
		String owner = change.after().values().get(LinkField.USER_ID);
		if (owner == null || this.settings.onUnknownOwner() == UnknownOwner.CREATE) {
			return change;
		}
		if (!owners.containsKey(desired.fields().values().get(LinkField.USER_ID))) {
			throw new RowRejectedException(
					"the account has no user '%s', and the server would create it;".formatted(owner)
							+ " correct userId, or allow it by rule.onUnknownOwner: create");
		}
		return change.requiring(new Precondition.User(owner));
	}

	/**
	 * Looks up the owners that rows set, for the server's spelling of those that exist.
	 */
	private Map<String, String> owners(List<DesiredLink> desiredLinks, Map<String, List<ShortLink>> links) {
		Set<String> owners = desiredLinks.stream()
			.filter((desired) -> desired.action() != Action.DELETE
					&& desired.fields().values().containsKey(LinkField.USER_ID))
			.filter((desired) -> mayChangeOwner(desired, find(desired, links)))
			.map((desired) -> Objects.requireNonNull(desired.fields().values().get(LinkField.USER_ID)))
			.collect(Collectors.toSet());
		if (owners.isEmpty()) {
			return Map.of();
		}
		Map<String, String> known = new HashMap<>(this.account.owners(owners));
		if (this.settings.onUnknownOwner() == UnknownOwner.CREATE) {
			// the server creates one user for all spellings and returns the first one
			owners.forEach((owner) -> known.computeIfAbsent(owner, this.firstSpelling));
		}
		return known;
	}

	private static boolean mayChangeOwner(DesiredLink desired, List<ShortLink> links) {
		return links.isEmpty() || links.stream().anyMatch((link) -> differs(desired, link, LinkField.USER_ID));
	}

	private @Nullable LinkChange changeOf(DesiredLink desired, ShortLink link, @Nullable Instant heldUntil) {
		if (desired.action() == Action.ADD) {
			throw new RowRejectedException("the link exists already: " + link.id());
		}
		if (desired.action() == Action.DELETE) {
			rejectUnadmitted(link);
			return LinkChange.delete(link, reason(desired, "requests its deletion", List.of()));
		}
		DesiredStart start = (heldUntil != null) ? start(desired) : null;
		StartChange moved = (start != null) ? start.changeFrom(heldUntil, this.asOf) : null;
		LinkFields difference = difference((start != null)
				? desired.with(desired.values().with(start.ofHeld(desired.fields(), this.asOf))) : desired, link);
		if (moved != null && difference.isEmpty()) {
			difference = LinkFields.status(link.status());
		}
		if (difference.isEmpty()) {
			return null;
		}
		rejectUnadmitted(link);
		rejectProtectedName(difference);
		List<String> warnings = this.targets.ofLink(link.id(), difference);
		return starting(LinkChange.update(link, difference, reason(desired, "asks for other values", warnings)), moved);
	}

	private @Nullable DesiredStart start(DesiredLink desired) {
		DesiredStart start = desired.start();
		if (start != null && start.contradicts(desired.fields(), this.asOf)) {
			throw new RowRejectedException("status disabled contradicts startsAt %s; empty the cell status, or write"
				.formatted(start.startsAt()) + " never as startsAt");
		}
		return start;
	}

	private static LinkChange starting(LinkChange change, @Nullable StartChange start) {
		return (start != null) ? change.starting(start) : change;
	}

	private void rejectUnadmitted(ShortLink link) {
		this.definition.protect().entryFor(link).ifPresent((entry) -> {
			throw new RowRejectedException("the link %s is protected by %s".formatted(link.id(), entry));
		});
		if (!this.definition.select().matches(link)) {
			throw new RowRejectedException("the link " + link.id() + " is not among those that select names");
		}
	}

	/** Neither an add nor a rename may create another link with a protected name. */
	private void rejectProtectedName(LinkFields fields) {
		String name = fields.values().get(LinkField.SYSTEM_NAME);
		this.definition.protect().entryForName(name).filter((entry) -> name != null).ifPresent((entry) -> {
			throw new RowRejectedException("the systemName %s is protected by %s".formatted(name, entry));
		});
	}

	private LinkFields difference(DesiredLink desired, ShortLink link) {
		LinkFields difference = LinkFields.none();
		for (Map.Entry<LinkField, @Nullable String> field : desired.fields().values().entrySet()) {
			if (field.getKey() == LinkField.UNIQUE_ID) {
				rejectOtherUniqueId(desired, link);
			}
			else if (differs(desired, link, field.getKey())) {
				rejectProblem(desired, field.getKey());
				difference = difference.with(field.getKey(), field.getValue());
			}
		}
		return difference;
	}

	private static void rejectProblem(DesiredLink desired, LinkField field) {
		String problem = desired.values().problems().get(field);
		if (problem != null) {
			throw new RowRejectedException(problem);
		}
	}

	/** Accepts any uniqueId where the server does not support uniqueIds. */
	private void rejectOtherUniqueId(DesiredLink desired, ShortLink link) {
		if (differs(desired, link, LinkField.UNIQUE_ID) && (link.uniqueId() != null || this.account.keepsUniqueIds())) {
			throw new RowRejectedException("the uniqueId of the link %s is %s and cannot be changed"
				.formatted(link.id(), (link.uniqueId() != null) ? "'" + link.uniqueId() + "'" : "not set"));
		}
	}

	/**
	 * Compares owners and uniqueIds by collation key, as the server does. A link whose
	 * value is the whole cell is as desired, as is the expiry of any link that a time
	 * span does not concern.
	 */
	private static boolean differs(DesiredLink desired, ShortLink link, LinkField field) {
		String desiredValue = desired.fields().values().get(field);
		String present = link.value(field);
		if ((present != null && present.equals(desired.values().verbatim().get(field)))
				|| (field == LinkField.EXPIRES_AT && desired.values().expiryCountsFromAdd())) {
			return false;
		}
		boolean collated = field == LinkField.USER_ID || field == LinkField.UNIQUE_ID;
		return (collated && desiredValue != null && present != null)
				? !Collation.key(desiredValue).equals(Collation.key(present)) : !Objects.equals(desiredValue, present);
	}

	private LinkChange add(DesiredLink desired) {
		if (desired.action() == Action.UPDATE || desired.action() == Action.DELETE
				|| this.settings.match() == Match.ID) {
			throw new RowRejectedException(
					"no link has the %s '%s'".formatted(this.settings.match().label(), desired.key()));
		}
		if (!desired.values().problems().isEmpty()) {
			throw new RowRejectedException(String.join("; ", new TreeMap<>(desired.values().problems()).values()));
		}
		DesiredStart start = start(desired);
		LinkFields fields = (start != null) ? start.ofAdded(desired.fields(), this.asOf) : desired.fields();
		requireFor(fields, LinkField.SYSTEM_NAME);
		requireFor(fields, LinkField.FULL_URL);
		rejectProtectedName(fields);
		if (!fields.values().containsKey(LinkField.UNIQUE_ID)) {
			fields = fields.with(LinkField.UNIQUE_ID, this.newUniqueId.get());
		}
		if (fields.values().get(LinkField.EXPIRES_AT) == null) {
			fields = fields.without(LinkField.EXPIRES_AT);
		}
		boolean owned = fields.values().get(LinkField.USER_ID) != null || this.account.givesOwner();
		String what = "requests a link that does not exist" + (owned ? "" : "; it gets no owner");
		LinkChange add = LinkChange.add(fields, matchField(), reason(desired, what, this.targets.ofNewLink(fields)));
		return starting(add, (start != null) ? start.changeFrom(null, this.asOf) : null);
	}

	private static void requireFor(LinkFields fields, LinkField field) {
		if (fields.values().get(field) == null) {
			throw new RowRejectedException(
					"there is no such link yet, and to add it the row must have a " + field.apiName());
		}
	}

	private static String reason(DesiredLink desired, String what, List<String> warnings) {
		DesiredStart start = desired.start();
		String reason = "line %d %s%s".formatted(desired.line(), what, (start != null) ? start.describe() : "");
		return RowWarnings.appended(reason, Stream.concat(desired.warnings().stream(), warnings.stream()).toList());
	}

}
