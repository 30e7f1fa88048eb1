package io.linkkeeper.definition;

import java.util.Objects;

/**
 * The rule of a repoint job.
 *
 * @param rewrite how URLs change
 * @param withDisabled whether disabled links are changed too
 */
public record RepointSettings(Rewrite rewrite, boolean withDisabled) implements RuleSettings {

	public RepointSettings {
		Objects.requireNonNull(rewrite, "rewrite");
	}

	@Override
	public JobType type() {
		return JobType.REPOINT;
	}

}
