package io.linkkeeper.csvimport;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.linkkeeper.csvimport.DesiredLink.Action;
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
import io.linkkeeper.link.Unchanged;
import io.linkkeeper.text.Collation;
import org.jspecify.annotations.Nullable;

/**
 * Decides for each row whether its link is added, changed, deleted, or as wished already.
 * Where a row does not say for certain which link it means, it is rejected: the right one
 * would be a guess.
 */
final class ImportRule implements BatchRule<ImportRow> {

	private static final int REMEMBERED_OWNERS = 10_000;

	private final JobDefinition definition;

	private final ImportSettings settings;

	private final ExistingLinks account;

	private final Supplier<String> newUniqueId;

	/** As they were first spelled, by the form in which the server compares them. */
	private final Map<String, String> newOwners = new HashMap<>();

	ImportRule(JobDefinition definition, ExistingLinks account, Supplier<String> newUniqueId) {
		this.definition = definition;
		this.settings = (ImportSettings) definition.settings();
		this.account = account;
		this.newUniqueId = newUniqueId;
	}

	@Override
	public Decisions decide(List<ImportRow> rows) {
		return Decisions.of(each(rows));
	}

	/**
	 * Decides about rows.
	 * @param rows the rows
	 * @return one decision for each row, in their order
	 */
	List<Decision> each(List<ImportRow> rows) {
		List<DesiredLink> wishes = rows.stream().map(ImportRow::wish).filter(Objects::nonNull).toList();
		Map<String, List<ShortLink>> links = wishes.isEmpty() ? Map.of()
				: this.account.linksOf(wishes.stream().map(DesiredLink::key).collect(Collectors.toSet()));
		Map<String, String> owners = owners(wishes, links);
		List<Decision> decisions = new ArrayList<>();
		for (ImportRow row : rows) {
			try {
				decisions.add(decide(row, links, owners));
			}
			catch (RowRejectedException ex) {
				decisions.add(row.rejected(ex.reason()));
			}
		}
		return decisions;
	}

	private Decision decide(ImportRow row, Map<String, List<ShortLink>> links, Map<String, String> owners) {
		DesiredLink wish = row.wish();
		if (wish == null) {
			throw new RowRejectedException(Objects.requireNonNull(row.problem()));
		}
		ShortLink link = match(wish, links.getOrDefault(wish.key(), List.of()));
		DesiredLink spelled = spelled(wish, owners);
		LinkChange change = (link != null) ? changeOf(spelled, link) : add(spelled);
		if (change == null) {
			return new Unchanged(() -> "is as line %d wishes".formatted(wish.line()), wish.line(),
					Objects.requireNonNull(link).id());
		}
		return relyingOnOwner(change, wish, owners).fromLine(wish.line());
	}

	/** Owned by a user as the server spells the user: it would answer so. */
	private static DesiredLink spelled(DesiredLink wish, Map<String, String> owners) {
		String owner = wish.fields().values().get(LinkField.USER_ID);
		String spelled = (owner != null) ? owners.get(owner) : null;
		return (spelled != null) ? wish.ownedBy(spelled) : wish;
	}

	/** An owner who is gone when the change is made would be made anew. */
	private LinkChange relyingOnOwner(LinkChange change, DesiredLink wish, Map<String, String> owners) {
		String owner = change.after().values().get(LinkField.USER_ID);
		if (owner == null || this.settings.onUnknownOwner() == UnknownOwner.CREATE) {
			return change;
		}
		if (!owners.containsKey(wish.fields().values().get(LinkField.USER_ID))) {
			throw new RowRejectedException(
					"the account has no user '%s', and the server would create it;".formatted(owner)
							+ " correct userId, or allow it by rule.onUnknownOwner: create");
		}
		return change.requiring(new Precondition.User(owner));
	}

	/** The owners whom rows may set, as the server spells those that it knows. */
	private Map<String, String> owners(List<DesiredLink> wishes, Map<String, List<ShortLink>> links) {
		Set<String> owners = wishes.stream()
			.filter((wish) -> wish.action() != Action.DELETE && wish.fields().values().containsKey(LinkField.USER_ID))
			.filter((wish) -> mayChangeOwner(wish, links.getOrDefault(wish.key(), List.of())))
			.map((wish) -> Objects.requireNonNull(wish.fields().values().get(LinkField.USER_ID)))
			.collect(Collectors.toSet());
		if (owners.isEmpty()) {
			return Map.of();
		}
		Map<String, String> known = new HashMap<>(this.account.owners(owners));
		if (this.settings.onUnknownOwner() == UnknownOwner.CREATE) {
			owners.forEach((owner) -> known.computeIfAbsent(owner, this::newOwner));
		}
		return known;
	}

	/** The server makes one user for all spellings, and shows the one that came first. */
	private String newOwner(String owner) {
		if (this.newOwners.size() > REMEMBERED_OWNERS) {
			this.newOwners.clear();
		}
		return this.newOwners.computeIfAbsent(Collation.key(owner), (key) -> owner);
	}

	private static boolean mayChangeOwner(DesiredLink wish, List<ShortLink> links) {
		return links.isEmpty() || links.stream().anyMatch((link) -> differs(wish, link, LinkField.USER_ID));
	}

	/** The link that a row means, or {@code null} when there is none. */
	private @Nullable ShortLink match(DesiredLink wish, List<ShortLink> found) {
		// a delete is final, and the same file again must not delete the next one of the
		// name
		ShortLink link = (wish.action() == Action.DELETE) ? single(wish.key(), found) : preferred(wish.key(), found);
		if (link != null && wish.id() != null && !wish.id().equals(link.id())) {
			throw new RowRejectedException("the link with this %s is %s, not %s as the row says"
				.formatted(this.settings.match().label(), link.id(), wish.id()));
		}
		if (link == null && wish.id() != null && this.settings.match() != Match.ID && wish.action() != Action.DELETE) {
			throw new RowRejectedException("no link has this %s, so the row cannot mean %s; to give that link another"
				.formatted(this.settings.match().label(), wish.id()) + " one, say rule.match: id; to add a link,"
					+ " empty the cell id");
		}
		return link;
	}

	/** Disabled links count only when none is enabled. */
	private @Nullable ShortLink preferred(String key, List<ShortLink> found) {
		List<ShortLink> enabled = found.stream().filter((link) -> link.status() == LinkStatus.ENABLED).toList();
		return single(key, enabled.isEmpty() ? found : enabled);
	}

	private @Nullable ShortLink single(String key, List<ShortLink> candidates) {
		if (candidates.size() > 1) {
			throw new RowRejectedException(
					"%d links have the %s '%s', such as %s and %s; which is meant cannot be told,".formatted(
							candidates.size(), this.settings.match().label(), key, candidates.get(0).id(),
							candidates.get(1).id()) + " so say it by rule.match: id");
		}
		return candidates.isEmpty() ? null : candidates.get(0);
	}

	private @Nullable LinkChange changeOf(DesiredLink wish, ShortLink link) {
		if (wish.action() == Action.ADD) {
			throw new RowRejectedException("the link exists already: " + link.id());
		}
		LinkFields difference = (wish.action() == Action.DELETE) ? LinkFields.none() : difference(wish, link);
		if (wish.action() != Action.DELETE && difference.isEmpty()) {
			return null;
		}
		refuseUntouchable(link);
		return (wish.action() == Action.DELETE) ? LinkChange.delete(link, reason(wish, "asks to delete it"))
				: LinkChange.update(link, difference, reason(wish, "asks for other values"));
	}

	private void refuseUntouchable(ShortLink link) {
		if (this.definition.protect().protects(link)) {
			throw new RowRejectedException("the link " + link.id() + " is protected by select.protect");
		}
		if (!this.definition.select().matches(link)) {
			throw new RowRejectedException("the link " + link.id() + " is not among those that select names");
		}
	}

	private LinkFields difference(DesiredLink wish, ShortLink link) {
		LinkFields difference = LinkFields.none();
		for (Map.Entry<LinkField, @Nullable String> field : wish.fields().values().entrySet()) {
			if (field.getKey() == LinkField.UNIQUE_ID) {
				refuseOtherUniqueId(wish, link);
			}
			else if (differs(wish, link, field.getKey())) {
				difference = difference.with(field.getKey(), field.getValue());
			}
		}
		return difference;
	}

	/** Where no link keeps one, a row that names one asks for nothing that could be. */
	private void refuseOtherUniqueId(DesiredLink wish, ShortLink link) {
		if (differs(wish, link, LinkField.UNIQUE_ID) && (link.uniqueId() != null || this.account.keepsUniqueIds())) {
			throw new RowRejectedException("the uniqueId of the link %s is %s and cannot be changed"
				.formatted(link.id(), (link.uniqueId() != null) ? "'" + link.uniqueId() + "'" : "not set"));
		}
	}

	/** Of owners and uniqueIds the server disregards case. */
	private static boolean differs(DesiredLink wish, ShortLink link, LinkField field) {
		String wished = wish.fields().values().get(field);
		String present = link.value(field);
		boolean collated = field == LinkField.USER_ID || field == LinkField.UNIQUE_ID;
		return (collated && wished != null && present != null) ? !Collation.key(wished).equals(Collation.key(present))
				: !Objects.equals(wished, present);
	}

	private LinkChange add(DesiredLink wish) {
		if (wish.action() == Action.UPDATE || wish.action() == Action.DELETE || this.settings.match() == Match.ID) {
			throw new RowRejectedException(
					"no link has the %s '%s'".formatted(this.settings.match().label(), wish.key()));
		}
		LinkFields fields = wish.fields();
		requireFor(fields, LinkField.SYSTEM_NAME);
		requireFor(fields, LinkField.FULL_URL);
		if (!fields.values().containsKey(LinkField.UNIQUE_ID)) {
			fields = fields.with(LinkField.UNIQUE_ID, this.newUniqueId.get());
		}
		if (fields.values().get(LinkField.EXPIRES_AT) == null) {
			fields = fields.without(LinkField.EXPIRES_AT);
		}
		LinkField matchField = (this.settings.match() == Match.UNIQUE_ID) ? LinkField.UNIQUE_ID : LinkField.SYSTEM_NAME;
		return LinkChange.add(fields, matchField, reason(wish, "asks for a link that there is not"));
	}

	private static void requireFor(LinkFields fields, LinkField field) {
		if (fields.values().get(field) == null) {
			throw new RowRejectedException(
					"there is no such link yet, and to add it the row must have a " + field.apiName());
		}
	}

	private static String reason(DesiredLink wish, String what) {
		String reason = "line " + wish.line() + " " + what;
		return wish.warnings().isEmpty() ? reason : reason + "; " + String.join("; ", wish.warnings());
	}

}
