package io.linkkeeper.ledger;

import java.util.List;

import io.linkkeeper.link.LinkChange;

/**
 * What was decided about subjects that were read together. The texts of the ledger are
 * made with it, by the thread that decides: the one that writes is what a plan waits for.
 * Immutable.
 */
public final class Decisions {

	private final List<LinkChangeJson> changes;

	private final List<RejectedRow> rejected;

	private final List<UnchangedRow> unchanged;

	private final Runnable alongside;

	/**
	 * Decisions about subjects.
	 * @param changes what will be done
	 * @param rejected which subjects cannot be used
	 * @param unchanged which rows of an input stay without effect; links that stay as
	 * they are need no mention
	 * @param alongside what else is written in the same transaction
	 */
	public Decisions(List<LinkChange> changes, List<RejectedRow> rejected, List<UnchangedRow> unchanged,
			Runnable alongside) {
		this.changes = changes.stream().map(LinkChangeJson::of).toList();
		this.rejected = List.copyOf(rejected);
		this.unchanged = List.copyOf(unchanged);
		this.alongside = alongside;
	}

	/**
	 * Changes and nothing else.
	 * @param changes what will be done
	 * @return the decisions
	 */
	public static Decisions of(List<LinkChange> changes) {
		return new Decisions(changes, List.of(), List.of(), () -> {
		});
	}

	/**
	 * What will be done.
	 * @return the changes
	 */
	public List<LinkChange> changes() {
		return this.changes.stream().map(LinkChangeJson::change).toList();
	}

	List<LinkChangeJson> serialized() {
		return this.changes;
	}

	/**
	 * Which subjects cannot be used.
	 * @return the rejected rows
	 */
	public List<RejectedRow> rejected() {
		return this.rejected;
	}

	/**
	 * Which rows of an input stay without effect.
	 * @return the unchanged rows
	 */
	public List<UnchangedRow> unchanged() {
		return this.unchanged;
	}

	/**
	 * What else is written in the same transaction.
	 * @return the action
	 */
	Runnable alongside() {
		return this.alongside;
	}

}
