package io.linkkeeper.definition.rule;

import java.util.Arrays;

import io.linkkeeper.definition.check.Labelled;

/**
 * What a job does.
 */
public enum JobType implements Labelled {

	/** Disables what has expired, and deletes it later. */
	EXPIRE(ExpireSettings.class),

	/** Leaves one link of those that say the same. */
	DEDUP(DedupSettings.class),

	/** Takes care of the links of users who are gone or leaving. */
	CASCADE(CascadeSettings.class),

	/** Makes the account look like a CSV file. */
	IMPORT(ImportSettings.class),

	/** Makes links lead to new URLs. */
	REPOINT(RepointSettings.class),

	/** Writes links to a file; changes none. */
	EXPORT(ExportSettings.class),

	/** Tells people which links expire soon; changes none. */
	NOTICE(NoticeSettings.class),

	/** Removes old rows of our own tables; changes no link. */
	HOUSEKEEPING(HousekeepingSettings.class),

	/** Puts back what one run changed; started by the command {@code undo}. */
	UNDO(UndoSettings.class);

	private final Class<? extends RuleSettings> settings;

	JobType(Class<? extends RuleSettings> settings) {
		this.settings = settings;
	}

	/**
	 * What the rule of such a job says.
	 * @return the record that its keys belong to
	 */
	public Class<? extends RuleSettings> settings() {
		return this.settings;
	}

	static JobType of(RuleSettings settings) {
		return Arrays.stream(values()).filter((type) -> type.settings.isInstance(settings)).findFirst().orElseThrow();
	}

}
