package io.linkkeeper.database;

import org.hsqldb.jdbc.JDBCDataSource;
import org.junit.jupiter.api.Test;

import org.springframework.batch.core.repository.support.ResourcelessJobRepository;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * A job repository that is not in the database.
 */
class JobRepositoryCheckTests {

	@Test
	void refusesARepositoryThatForgets() {
		JobRepositoryCheck check = new JobRepositoryCheck(new ResourcelessJobRepository(),
				JdbcClient.create(new JDBCDataSource()));
		assertThatIllegalStateException().isThrownBy(check::afterPropertiesSet)
			.withMessageContaining("ResourcelessJobRepository")
			.withMessageContaining("Use spring-boot-starter-batch-jdbc");
	}

}
