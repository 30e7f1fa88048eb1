package io.linkkeeper.ledger;

import java.util.ArrayList;
import java.util.List;

import io.linkkeeper.link.Decision;
import io.linkkeeper.link.LinkChange;
import io.linkkeeper.link.Rejected;
import io.linkkeeper.link.Unchanged;

/**
 * The decisions about a batch of subjects. Changes are serialized on creation, in the
 * deciding thread, because the writing thread limits the throughput of a plan. Immutable.
 */
public final class Decisions {

	private final List<LinkChangeJson> changes = new ArrayList<>();

	private final List<Rejected> rejected = new ArrayList<>();

	private final List<UnchangedRow> unchanged = new ArrayList<>();

	private final Runnable alongside;

	private Decisions(List<? extends Decision> decisions, Runnable alongside) {
		this.alongside = alongside;
		decisions.forEach(this::add);
	}

	private void add(Decision decision) {
		if (decision instanceof LinkChange change) {
			this.changes.add(LinkChangeJson.of(change));
		}
		else if (decision instanceof Rejected row) {
			this.rejected.add(row);
		}
		else if (decision instanceof Unchanged row && row.line() != null) {
			this.unchanged.add(new UnchangedRow(row.line(), row.linkId(), row.listed() ? row.reason() : null));
		}
	}

	/**
	 * Creates the decisions of a batch.
	 * @param decisions one for each subject; may omit unchanged links
	 * @return the decisions
	 */
	public static Decisions of(List<? extends Decision> decisions) {
		return new Decisions(decisions, () -> {
		});
	}

	/**
	 * Creates empty decisions of a batch whose subjects are stored elsewhere.
	 * @param alongside stores them; runs in the transaction that stores the position
	 * @return decisions without a change
	 */
	public static Decisions none(Runnable alongside) {
		return new Decisions(List.of(), alongside);
	}

	/**
	 * Returns the planned changes.
	 * @return the changes
	 */
	public List<LinkChange> changes() {
		return this.changes.stream().map(LinkChangeJson::change).toList();
	}

	List<LinkChangeJson> serialized() {
		return List.copyOf(this.changes);
	}

	/**
	 * Returns the subjects that cannot be used.
	 * @return the rejected rows
	 */
	public List<Rejected> rejected() {
		return List.copyOf(this.rejected);
	}

	/**
	 * Returns the input rows whose link already has the desired state.
	 * @return the unchanged rows
	 */
	public List<UnchangedRow> unchanged() {
		return List.copyOf(this.unchanged);
	}

	/**
	 * Returns an action for the transaction that stores the decisions.
	 * @return the action
	 */
	Runnable alongside() {
		return this.alongside;
	}

}
