package io.linkkeeper.definition.rule;

/**
 * What a definition's {@code rule} says; each job type has its own. Immutable.
 */
public sealed interface RuleSettings permits ExpireSettings, DedupSettings, CascadeSettings, ImportSettings,
		ExportSettings, NoticeSettings, RepointSettings, HousekeepingSettings, UndoSettings {

	/**
	 * The job type these settings belong to.
	 * @return the type
	 */
	default JobType type() {
		return JobType.of(this);
	}

}
