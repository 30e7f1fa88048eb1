package io.linkkeeper.schedule;

import io.linkkeeper.TestDatabase;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

class SchedulerNameMigrationTests {

	private final TestDatabase database = TestDatabase.withoutTables();

	private final JdbcTemplate template = new JdbcTemplate(this.database.dataSource());

	@Test
	void dropsTriggersOfTheOldSchedulerOnly() {
		this.database.migrateTo("9.4");
		insertTrigger("cron");
		insertTrigger("linkkeeper");
		this.database.migrate();
		for (String table : new String[] { "qrtz_cron_triggers", "qrtz_triggers", "qrtz_job_details" }) {
			assertThat(this.template.queryForList("select sched_name from " + table, String.class)).as(table)
				.containsExactly("linkkeeper");
		}
	}

	private void insertTrigger(String scheduler) {
		this.template.update("""
				insert into qrtz_job_details (sched_name, job_name, job_group, job_class_name, is_durable,
					is_nonconcurrent, is_update_data, requests_recovery)
				values (?, 'nightly', 'jobs', 'Job', false, true, false, false)
				""", scheduler);
		this.template.update("""
				insert into qrtz_triggers (sched_name, trigger_name, trigger_group, job_name, job_group, trigger_state,
					trigger_type, start_time)
				values (?, 'nightly', 'jobs', 'nightly', 'jobs', 'WAITING', 'CRON', 0)
				""", scheduler);
		this.template.update("""
				insert into qrtz_cron_triggers (sched_name, trigger_name, trigger_group, cron_expression)
				values (?, 'nightly', 'jobs', '0 15 4 * * ?')
				""", scheduler);
	}

}
