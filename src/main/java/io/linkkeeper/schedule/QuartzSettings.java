package io.linkkeeper.schedule;

import java.sql.DatabaseMetaData;
import java.util.Properties;

import javax.sql.DataSource;

import io.linkkeeper.text.FailureText;
import org.quartz.impl.jdbcjobstore.HSQLDBDelegate;
import org.quartz.impl.jdbcjobstore.PostgreSQLDelegate;

import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;

/**
 * Configures Quartz for the database.
 */
final class QuartzSettings {

	private static final String DELEGATE = "org.quartz.jobStore.driverDelegateClass";

	private QuartzSettings() {
	}

	static Properties of(DataSource dataSource) {
		Properties settings = new Properties();
		settings.setProperty("org.quartz.scheduler.instanceId", "AUTO");
		settings.setProperty("org.quartz.scheduler.makeSchedulerThreadDaemon", "true");
		// Quartz jobs return immediately, as runs have their own threads
		settings.setProperty("org.quartz.threadPool.threadCount", "2");
		settings.setProperty("org.quartz.threadPool.makeThreadsDaemons", "true");
		if (isPostgresql(dataSource)) {
			// only PostgreSQL is shared by several processes
			settings.setProperty(DELEGATE, PostgreSQLDelegate.class.getName());
			settings.setProperty("org.quartz.jobStore.isClustered", "true");
		}
		else {
			settings.setProperty(DELEGATE, HSQLDBDelegate.class.getName());
		}
		return settings;
	}

	private static boolean isPostgresql(DataSource dataSource) {
		try {
			return "PostgreSQL"
				.equals(JdbcUtils.extractDatabaseMetaData(dataSource, DatabaseMetaData::getDatabaseProductName));
		}
		catch (MetaDataAccessException ex) {
			throw new IllegalStateException("The database product is unknown: " + FailureText.of(ex), ex);
		}
	}

}
