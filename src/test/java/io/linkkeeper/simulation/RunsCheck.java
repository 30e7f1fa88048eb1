package io.linkkeeper.simulation;

/**
 * The counts of a run are those of its rows, and a run that is done has no row that is
 * not.
 */
final class RunsCheck {

	private final Evidence evidence;

	RunsCheck(Evidence evidence) {
		this.evidence = evidence;
	}

	void check() {
		this.evidence.template().query("select * from run order by id", (row) -> {
			long id = row.getLong("id");
			long planned = this.evidence.count("select count(*) from link_change where run_id = ?", id);
			if (planned != row.getLong("planned")) {
				this.evidence
					.violated("run %d planned %d, and has %d rows".formatted(id, row.getLong("planned"), planned));
			}
			int code = row.getInt("exit_code");
			boolean ended = !row.wasNull() && row.getObject("ended_at") != null;
			boolean applied = row.getString("mode").equals("RUN") || row.getObject("approved_at") != null;
			if (ended && applied && (code == 0 || code == 3)) {
				complete(id);
				counts(id, row.getLong("applied"), row.getLong("unknown"), row.getLong("not_sent"));
			}
		});
	}

	private void complete(long run) {
		long open = this.evidence.count("""
				select count(*) from link_change
				where run_id = ? and state not in ('APPLIED', 'STALE', 'REJECTED')
				""", run);
		if (open > 0) {
			this.evidence.violated("run %d is done, and %d changes are not".formatted(run, open));
		}
	}

	private void counts(long run, long applied, long unknown, long notSent) {
		long done = this.evidence.count("select count(*) from link_change where run_id = ? and state = 'APPLIED'", run);
		if (applied != done || unknown + notSent > 0) {
			this.evidence.violated("run %d counts %d applied, and %d are".formatted(run, applied, done));
		}
	}

}
