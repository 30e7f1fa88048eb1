package io.linkkeeper.ledger;

import java.util.List;

import io.linkkeeper.link.LinkChange;

/**
 * What was decided about subjects that were read together.
 *
 * @param changes what will be done
 * @param rejected which subjects cannot be used
 * @param unchanged which rows of an input stay without effect; links that stay as they
 * are need no mention
 * @param alongside what else is written in the same transaction
 */
public record Decisions(List<LinkChange> changes, List<RejectedRow> rejected, List<UnchangedRow> unchanged,
		Runnable alongside) {

	public Decisions {
		changes = List.copyOf(changes);
		rejected = List.copyOf(rejected);
		unchanged = List.copyOf(unchanged);
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

}
