package io.linkkeeper.undo;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import io.linkkeeper.collect.LinkLookup;
import io.linkkeeper.link.LinkAction;
import io.linkkeeper.link.LinkChange;
import io.linkkeeper.link.LinkField;
import io.linkkeeper.link.LinkFields;
import io.linkkeeper.link.ShortLink;
import io.linkkeeper.text.Collation;
import org.jspecify.annotations.Nullable;

/**
 * Plans adds of deleted links. Each add is identified by a uniqueId, the link's own or
 * one derived from run and link: other links may have the same name, such as the survivor
 * of a dedup run, and a repeated undo must find the added link. On a server without
 * uniqueIds the systemName identifies the link and must be unused. Not thread-safe.
 */
final class Recreation {

	private final long run;

	private final LinkLookup lookup;

	private @Nullable Boolean keepsUniqueIds;

	private Set<String> takenNames = Set.of();

	/**
	 * Creates a recreation for one run.
	 * @param run the id of the run to undo
	 * @param lookup looks up links with the same name
	 */
	Recreation(long run, LinkLookup lookup) {
		this.run = run;
		this.lookup = lookup;
	}

	/**
	 * Looks up used systemNames for a batch. Must be called before {@link #of}.
	 * @param changes the changes of the batch
	 */
	void prepare(List<LinkChange> changes) {
		List<ShortLink> deleted = changes.stream()
			.filter((change) -> change.action() == LinkAction.DELETE)
			.map(LinkChange::link)
			.toList();
		if (deleted.isEmpty() || deleted.stream().allMatch(this::hasUniqueId)) {
			return;
		}
		Set<String> names = deleted.stream()
			.map(ShortLink::systemName)
			.filter((name) -> name != null && !name.isEmpty())
			.map(Objects::requireNonNull)
			.collect(Collectors.toSet());
		this.takenNames = new HashSet<>();
		this.lookup.bySystemName(names)
			.forEach((link) -> this.takenNames.add(Collation.key(String.valueOf(link.systemName()))));
	}

	private boolean hasUniqueId(ShortLink link) {
		if (link.uniqueId() != null) {
			return true;
		}
		if (this.keepsUniqueIds == null) {
			this.keepsUniqueIds = this.lookup.keepsUniqueIds();
		}
		return this.keepsUniqueIds;
	}

	/**
	 * Plans the add of a deleted link.
	 * @param before the before image of the delete
	 * @return the add
	 * @throws IrreversibleException when the added link could not be identified
	 */
	LinkChange of(ShortLink before) throws IrreversibleException {
		LinkField matchField = hasUniqueId(before) ? LinkField.UNIQUE_ID : LinkField.SYSTEM_NAME;
		if (matchField == LinkField.SYSTEM_NAME) {
			requireFreeName(before);
		}
		return LinkChange.add(fieldsOf(before), matchField,
				"was /tiny/%s before run %d deleted it".formatted(before.id(), this.run));
	}

	private void requireFreeName(ShortLink before) throws IrreversibleException {
		String name = before.systemName();
		if (name == null || name.isEmpty() || !this.takenNames.add(Collation.key(name))) {
			throw new IrreversibleException(("Cannot be added again: another link %s, and this server keeps no "
					+ "uniqueIds by which they could be told apart")
				.formatted((name == null || name.isEmpty()) ? "may have no systemName either" : "has its systemName"));
		}
	}

	/**
	 * Returns all fields of a link. Without an owner it becomes the session's: the server
	 * does not take an empty one. Its uniqueId is free, as the API releases that of a
	 * deleted link (server behaviour).
	 */
	private LinkFields fieldsOf(ShortLink link) {
		LinkFields fields = LinkFields.none();
		for (LinkField field : LinkField.values()) {
			String value = link.value(field);
			boolean isOfSession = field == LinkField.USER_ID && "".equals(value);
			if (value != null && !isOfSession) {
				fields = fields.with(field, value);
			}
		}
		return (link.uniqueId() != null) ? fields : fields.with(LinkField.UNIQUE_ID, uniqueId(link));
	}

	private String uniqueId(ShortLink link) {
		String name = "run %d deleted %s".formatted(this.run, link.id());
		return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
	}

}
