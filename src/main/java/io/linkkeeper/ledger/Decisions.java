package io.linkkeeper.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.linkkeeper.link.Decision;
import io.linkkeeper.link.LinkChange;
import io.linkkeeper.link.Rejected;
import io.linkkeeper.link.Unchanged;

/**
 * What was decided about subjects that were read together. The texts of the ledger are
 * made with it, by the thread that decides: the one that writes is what a plan waits for.
 * Immutable.
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
			this.unchanged.add(new UnchangedRow(row.line(), Objects.requireNonNull(row.linkId())));
		}
	}

	/**
	 * Decisions about subjects.
	 * @param decisions one for each subject; a link that stays as it is may be left out
	 * @return the decisions
	 */
	public static Decisions of(List<? extends Decision> decisions) {
		return new Decisions(decisions, () -> {
		});
	}

	/**
	 * Subjects of which none is changed, and which are kept elsewhere.
	 * @param alongside keeps them; runs in the transaction that counts them as read
	 * @return decisions without a change
	 */
	public static Decisions none(Runnable alongside) {
		return new Decisions(List.of(), alongside);
	}

	/**
	 * What will be done.
	 * @return the changes
	 */
	public List<LinkChange> changes() {
		return this.changes.stream().map(LinkChangeJson::change).toList();
	}

	List<LinkChangeJson> serialized() {
		return List.copyOf(this.changes);
	}

	/**
	 * Which subjects cannot be used.
	 * @return the rejected rows
	 */
	public List<Rejected> rejected() {
		return List.copyOf(this.rejected);
	}

	/**
	 * Which rows of an input stay without effect.
	 * @return the unchanged rows
	 */
	public List<UnchangedRow> unchanged() {
		return List.copyOf(this.unchanged);
	}

	/**
	 * What else is written in the same transaction.
	 * @return the action
	 */
	Runnable alongside() {
		return this.alongside;
	}

}
