package io.linkkeeper.definition;

import java.time.Duration;

/**
 * The rule of a notice.
 *
 * @param within how far ahead to look for links that expire
 * @param mailOwners whether each owner whose user id is a mail address gets a mail about
 * the own links
 */
public record NoticeSettings(Duration within, boolean mailOwners) implements RuleSettings {

	public NoticeSettings {
		Durations.requireReasonable("within", within);
	}

	@Override
	public JobType type() {
		return JobType.NOTICE;
	}

}
