package io.linkkeeper.definition.rule;

/**
 * The settings under {@code rule} in a definition, with a record for each job type.
 * Immutable.
 */
public sealed interface RuleSettings permits ExpireSettings, DedupSettings, CascadeSettings, ImportSettings,
		ActivateSettings, ExportSettings, NoticeSettings, RepointSettings, HousekeepingSettings, UndoSettings {

	/**
	 * Returns the job type of these settings.
	 * @return the type
	 */
	default JobType type() {
		return JobType.of(this);
	}

}
