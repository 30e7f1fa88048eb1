package io.linkkeeper.repoint;

import io.linkkeeper.definition.JobType;
import io.linkkeeper.definition.RepointSettings;
import io.linkkeeper.execution.Explainer;
import io.linkkeeper.execution.Explanation;
import io.linkkeeper.execution.Inquiry;
import io.linkkeeper.link.LinkChange;
import io.linkkeeper.link.LinkStatus;

/**
 * Tells why a repoint job would make a link lead elsewhere, or would not.
 */
final class RepointExplainer implements Explainer {

	@Override
	public JobType type() {
		return JobType.REPOINT;
	}

	@Override
	public Explanation explain(Inquiry inquiry) {
		RepointSettings settings = (RepointSettings) inquiry.definition().settings();
		if (inquiry.link().status() == LinkStatus.DISABLED && !settings.withDisabled()) {
			return Explanation.none("is disabled; without withDisabled its URL stays as it is");
		}
		try {
			LinkChange change = new NewUrl(settings).of(inquiry.link());
			return (change != null) ? Explanation.of(change) : Explanation
				.none("leads to %s, where there is nothing to replace".formatted(inquiry.link().fullUrl()));
		}
		catch (IllegalArgumentException ex) {
			return Explanation.none("would be rejected: " + ex.getMessage());
		}
	}

}
