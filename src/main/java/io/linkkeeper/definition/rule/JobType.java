package io.linkkeeper.definition.rule;

import java.util.Arrays;
import java.util.List;

import io.linkkeeper.definition.check.Labelled;

/**
 * The type of a job.
 */
public enum JobType implements Labelled {

	/** Disables expired links and deletes them later. */
	EXPIRE(ExpireSettings.class),

	/** Leaves one link of each group of duplicates. */
	DEDUP(DedupSettings.class),

	/** Handles the links of users who leave or no longer exist. */
	CASCADE(CascadeSettings.class),

	/** Adds and changes links according to a CSV file. */
	IMPORT(ImportSettings.class),

	/** Enables links that imports hold back, at their time. */
	ACTIVATE(ActivateSettings.class),

	/** Rewrites the URLs of links. */
	REPOINT(RepointSettings.class),

	/** Exports links to a file; changes none. */
	EXPORT(ExportSettings.class),

	/** Reports the links that expire soon; changes none. */
	NOTICE(NoticeSettings.class),

	/** Removes rows of old runs from the database; changes no link. */
	HOUSEKEEPING(HousekeepingSettings.class),

	/** Reverts the changes of a run; started by the command {@code undo}. */
	UNDO(UndoSettings.class);

	private final Class<? extends RuleSettings> settings;

	JobType(Class<? extends RuleSettings> settings) {
		this.settings = settings;
	}

	/**
	 * Returns the type of the rule settings.
	 * @return the record that declares the keys
	 */
	public Class<? extends RuleSettings> settings() {
		return this.settings;
	}

	/**
	 * Returns the types that files in {@code jobs/} may have. An undo is created by its
	 * command only, and stored with its run.
	 * @return all types but that of an undo
	 */
	public static List<JobType> ofFiles() {
		return Arrays.stream(values()).filter((type) -> type != UNDO).toList();
	}

	/**
	 * Whether runs change what earlier runs determined: then the limits that compare a
	 * run with the account and with earlier runs do not apply.
	 * @return true for an undo and for the starts that imports planned
	 */
	public boolean followsEarlierRuns() {
		return this == UNDO || this == ACTIVATE;
	}

	static JobType of(RuleSettings settings) {
		return Arrays.stream(values()).filter((type) -> type.settings.isInstance(settings)).findFirst().orElseThrow();
	}

}
