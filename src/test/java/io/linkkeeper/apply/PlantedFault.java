package io.linkkeeper.apply;

/**
 * What is taken out of the state machine of the ledger, to see that its exploration finds
 * it.
 */
enum PlantedFault {

	NONE("", ""),

	/** A process that lost a lock goes on writing. */
	NO_FENCE("", ""),

	/** A request without an answer is thought to have no effect any more at once. */
	NO_WAIT("", ""),

	/** What a dead worker has claimed counts as not sent. */
	TAKEN_OVER_AS_NOT_SENT("set state = 'UNKNOWN', lease = null", "set state = 'PLANNED', lease = null"),

	/** A request without an answer counts as not sent. */
	UNANSWERED_AS_NOT_SENT("", ""),

	/** A batch is sent however long ago it was re-checked. */
	NO_DEADLINE("", ""),

	/** A worker takes the locks of one that is alive. */
	OTHERS_ARE_DEAD("", ""),

	/** What a dead worker has claimed is not taken over. */
	NOT_TAKEN_OVER("where run_id = ? and state = 'SENT'", "where run_id = ? and state = 'LOST'");

	private final String statement;

	private final String replacement;

	PlantedFault(String statement, String replacement) {
		this.statement = statement;
		this.replacement = replacement;
	}

	String rewrite(String sql) {
		return this.statement.isEmpty() ? sql : sql.replace(this.statement, this.replacement);
	}

}
