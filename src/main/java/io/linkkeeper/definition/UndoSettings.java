package io.linkkeeper.definition;

/**
 * The rule of an undo: which run, and how far to go.
 *
 * @param run the run that is undone
 * @param deleteAdded whether links that the run added are deleted instead of disabled
 * @param recreate whether links that the run deleted are added again, under new ids
 */
public record UndoSettings(long run, boolean deleteAdded, boolean recreate) implements RuleSettings {

	public UndoSettings {
		if (run < 1) {
			throw new IllegalArgumentException("Runs count from 1, not " + run);
		}
	}

	@Override
	public JobType type() {
		return JobType.UNDO;
	}

}
