package io.linkkeeper.random;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import io.linkkeeper.link.ChangeKind;
import io.linkkeeper.sandbox.SandboxLink;
import io.linkkeeper.sandbox.SandboxLink.Status;
import org.jspecify.annotations.Nullable;

/**
 * The account as an undo must leave it: what can be restored is restored, and everything
 * else is as it is.
 */
final class Restored {

	private final HistoryBench bench;

	private final Names protectedLinks;

	/**
	 * Knows what binds an undo.
	 * @param bench the account, whose users can be given links back
	 * @param protectedLinks what is left alone
	 */
	Restored(HistoryBench bench, Names protectedLinks) {
		this.bench = bench;
		this.protectedLinks = protectedLinks;
	}

	/**
	 * Returns the links after an undo of a run.
	 * @param run what the run did
	 * @param now the links before the undo
	 */
	Map<String, SandboxLink> after(Difference run, Map<String, SandboxLink> now) {
		Map<String, SandboxLink> links = new TreeMap<>(now);
		for (Planned row : run.ledger().rows()) {
			SandboxLink link = (row.linkId() != null) ? now.get(row.linkId()) : null;
			if (row.wasMade() && link != null && link.equals(run.after().get(link.id()))
					&& !this.protectedLinks.protects(link)) {
				links.put(link.id(), (row.kind() == ChangeKind.ADD) ? link.withStatus(Status.DISABLED)
						: reverted(row, link, Objects.requireNonNull(run.before().get(link.id()))));
			}
		}
		return links;
	}

	private SandboxLink reverted(Planned row, SandboxLink link, SandboxLink before) {
		SandboxLink restored = row.revertedOn(link, before);
		return this.protectedLinks.protectsName(restored.systemName()) ? link
				: restored.withUserId(owner(restored.userId(), link.userId()));
	}

	/** The API cannot remove an owner, and would create one that does not exist. */
	private @Nullable String owner(@Nullable String restored, @Nullable String present) {
		return (restored != null && this.bench.hasUser(restored)) ? restored : present;
	}

	/** The values of links, whenever they were changed. */
	static Map<String, String> values(Map<String, SandboxLink> links) {
		Map<String, String> values = new TreeMap<>();
		links.forEach((id, link) -> values.put(id, link.withUpdatedAt(link.createdAt()).toString()));
		return values;
	}

}
