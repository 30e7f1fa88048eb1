package io.linkkeeper.database;

import org.springframework.aop.support.AopUtils;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.SimpleJobRepository;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Rejects a job repository that is not stored in the database, as runs could not be
 * restarted.
 */
@Component
class JobRepositoryCheck implements InitializingBean {

	private final JobRepository jobRepository;

	private final JdbcClient jdbc;

	JobRepositoryCheck(JobRepository jobRepository, JdbcClient jdbc) {
		this.jobRepository = jobRepository;
		this.jdbc = jdbc;
	}

	@Override
	public void afterPropertiesSet() {
		Class<?> type = AopUtils.getTargetClass(this.jobRepository);
		if (type != SimpleJobRepository.class) {
			throw new IllegalStateException("Linkkeeper needs a job repository in the database, so that runs can be"
					+ " restarted, and found " + type.getName() + ". Use spring-boot-starter-batch-jdbc.");
		}
		this.jdbc.sql("select count(*) from batch_job_instance where job_instance_id < 0").query(Long.class).single();
	}

}
