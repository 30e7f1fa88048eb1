package io.linkkeeper.csvimport.decide;

import io.linkkeeper.csvimport.row.RowRejectedException;
import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.link.LinkField;
import io.linkkeeper.link.LinkFields;
import io.linkkeeper.link.ShortLink;

/**
 * Rejects rows that concern links which the job may not change. Immutable.
 */
final class Admission {

	private final JobDefinition definition;

	Admission(JobDefinition definition) {
		this.definition = definition;
	}

	/** Rejects the row of a link that is protected or not selected. */
	void rejectUnadmitted(ShortLink link) {
		this.definition.protect().entryFor(link).ifPresent((entry) -> {
			throw new RowRejectedException("the link %s is protected by %s".formatted(link.id(), entry));
		});
		if (!this.definition.select().matches(link)) {
			throw new RowRejectedException("the link " + link.id() + " is not among those that select names");
		}
	}

	/**
	 * Rejects a row: neither an add nor a rename may create another link with a protected
	 * name.
	 */
	void rejectProtectedName(LinkFields fields) {
		String name = fields.values().get(LinkField.SYSTEM_NAME);
		this.definition.protect().entryForName(name).filter((entry) -> name != null).ifPresent((entry) -> {
			throw new RowRejectedException("the systemName %s is protected by %s".formatted(name, entry));
		});
	}

}
