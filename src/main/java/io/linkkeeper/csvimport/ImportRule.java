package io.linkkeeper.csvimport;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import io.linkkeeper.csvimport.DesiredLink.Action;
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
import io.linkkeeper.link.LinkStatus;
import io.linkkeeper.link.Precondition;
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

	ImportRule(JobDefinition definition, ExistingLinks account, Supplier<String> newUniqueId,
			UnaryOperator<String> firstSpelling, Instant asOf) {
		this.definition = definition;
		this.settings = (ImportSettings) definition.settings();
		this.account = account;
		this.newUniqueId = newUniqueId;
		this.firstSpelling = firstSpelling;
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
		List<DesiredLink> desiredLinks = rows.stream().map(ImportRow::desired).filter(Objects::nonNull).toList();
		Map<String, List<ShortLink>> links = desiredLinks.isEmpty() ? Map.of()
				: this.account.linksOf(desiredLinks.stream().map(DesiredLink::key).collect(Collectors.toSet()));
		Map<String, String> owners = owners(desiredLinks, links);
		Map<String, Instant> starts = starts(desiredLinks, links);
		List<Decision> decisions = new ArrayList<>();
		for (ImportRow row : rows) {
			try {
				decisions.add(decide(row, links, owners, starts));
			}
			catch (RowRejectedException ex) {
				decisions.add(row.rejected(ex.reason()));
			}
		}
		return decisions;
	}

	/** Looks up what runs hold back of the links that rows give a start. */
	private Map<String, Instant> starts(List<DesiredLink> desiredLinks, Map<String, List<ShortLink>> links) {
		List<ShortLink> found = desiredLinks.stream()
			.filter((desired) -> desired.start() != null && !desired.start().countsFromAdd())
			.flatMap((desired) -> links.getOrDefault(desired.key(), List.of()).stream())
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
		ShortLink link = match(desired, links.getOrDefault(desired.key(), List.of()));
		DesiredLink spelled = withServerSpelling(desired, owners);
		LinkChange change = (link != null) ? changeOf(spelled, link, starts.get(link.id())) : add(spelled);
		if (change == null) {
			return new Unchanged(() -> "is as line %d wishes".formatted(desired.line()), desired.line(),
					Objects.requireNonNull(link).id());
		}
		return requiringOwner(change, desired, owners).fromLine(desired.line());
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
			.filter((desired) -> mayChangeOwner(desired, links.getOrDefault(desired.key(), List.of())))
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

	/** Returns the link that a row identifies, or {@code null} if it does not exist. */
	private @Nullable ShortLink match(DesiredLink desired, List<ShortLink> found) {
		// importing the same file again must not delete another link with this key
		ShortLink link = (desired.action() == Action.DELETE) ? single(desired.key(), found)
				: preferred(desired.key(), found);
		if (link != null && desired.id() != null && !desired.id().equals(link.id())) {
			throw new RowRejectedException("the link with this %s is %s, not %s as the row says"
				.formatted(this.settings.match().label(), link.id(), desired.id()));
		}
		if (link == null && desired.id() != null && this.settings.match() != Match.ID
				&& desired.action() != Action.DELETE) {
			throw new RowRejectedException("no link has this %s, so the row cannot mean %s; to give that link another"
				.formatted(this.settings.match().label(), desired.id()) + " one, set rule.match: id; to add a link,"
					+ " empty the cell id");
		}
		return link;
	}

	/** Considers disabled links only if none is enabled. */
	private @Nullable ShortLink preferred(String key, List<ShortLink> found) {
		List<ShortLink> enabled = found.stream().filter((link) -> link.status() == LinkStatus.ENABLED).toList();
		return single(key, enabled.isEmpty() ? found : enabled);
	}

	private @Nullable ShortLink single(String key, List<ShortLink> candidates) {
		if (candidates.size() > 1) {
			throw new RowRejectedException(
					"%d links have the %s '%s', such as %s and %s; which is meant cannot be told,".formatted(
							candidates.size(), this.settings.match().label(), key, candidates.get(0).id(),
							candidates.get(1).id()) + " so set rule.match: id");
		}
		return candidates.isEmpty() ? null : candidates.get(0);
	}

	private @Nullable LinkChange changeOf(DesiredLink desired, ShortLink link, @Nullable Instant heldUntil) {
		if (desired.action() == Action.ADD) {
			throw new RowRejectedException("the link exists already: " + link.id());
		}
		if (desired.action() == Action.DELETE) {
			rejectUnadmitted(link);
			return LinkChange.delete(link, reason(desired, "requests its deletion"));
		}
		DesiredStart start = (heldUntil != null) ? start(desired) : null;
		StartChange moved = (start != null) ? start.changeFrom(heldUntil, this.asOf) : null;
		LinkFields difference = difference(
				(start != null) ? desired.with(start.ofHeld(desired.fields(), this.asOf)) : desired, link);
		if (moved != null && difference.isEmpty()) {
			difference = LinkFields.status(link.status());
		}
		if (difference.isEmpty()) {
			return null;
		}
		rejectUnadmitted(link);
		rejectProtectedName(difference);
		return starting(LinkChange.update(link, difference, reason(desired, "asks for other values")), moved);
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
				difference = difference.with(field.getKey(), field.getValue());
			}
		}
		return difference;
	}

	/** Accepts any uniqueId where the server does not support uniqueIds. */
	private void rejectOtherUniqueId(DesiredLink desired, ShortLink link) {
		if (differs(desired, link, LinkField.UNIQUE_ID) && (link.uniqueId() != null || this.account.keepsUniqueIds())) {
			throw new RowRejectedException("the uniqueId of the link %s is %s and cannot be changed"
				.formatted(link.id(), (link.uniqueId() != null) ? "'" + link.uniqueId() + "'" : "not set"));
		}
	}

	/** Compares owners and uniqueIds by collation key, as the server does. */
	private static boolean differs(DesiredLink desired, ShortLink link, LinkField field) {
		String desiredValue = desired.fields().values().get(field);
		String present = link.value(field);
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
		LinkField matchField = (this.settings.match() == Match.UNIQUE_ID) ? LinkField.UNIQUE_ID : LinkField.SYSTEM_NAME;
		String reason = reason(desired, "requests a link that does not exist");
		boolean owned = fields.values().get(LinkField.USER_ID) != null || this.account.givesOwner();
		LinkChange add = LinkChange.add(fields, matchField, owned ? reason : reason + "; it gets no owner");
		return starting(add, (start != null) ? start.changeFrom(null, this.asOf) : null);
	}

	private static void requireFor(LinkFields fields, LinkField field) {
		if (fields.values().get(field) == null) {
			throw new RowRejectedException(
					"there is no such link yet, and to add it the row must have a " + field.apiName());
		}
	}

	private static String reason(DesiredLink desired, String what) {
		DesiredStart start = desired.start();
		String reason = "line %d %s%s".formatted(desired.line(), what, (start != null) ? start.describe() : "");
		return desired.warnings().isEmpty() ? reason : reason + "; " + String.join("; ", desired.warnings());
	}

}
