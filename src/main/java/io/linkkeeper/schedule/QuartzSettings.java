package io.linkkeeper.schedule;

import java.sql.DatabaseMetaData;
import java.util.Properties;

import javax.sql.DataSource;

import org.quartz.impl.jdbcjobstore.HSQLDBDelegate;
import org.quartz.impl.jdbcjobstore.PostgreSQLDelegate;

import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;

/**
 * How Quartz works on our database.
 */
final class QuartzSettings {

	private static final String DELEGATE = "org.quartz.jobStore.driverDelegateClass";

	private QuartzSettings() {
	}

	static Properties of(DataSource dataSource) {
		Properties settings = new Properties();
		settings.setProperty("org.quartz.scheduler.instanceId", "AUTO");
		settings.setProperty("org.quartz.scheduler.makeSchedulerThreadDaemon", "true");
		// a ring is answered in a moment: runs have threads of their own
		settings.setProperty("org.quartz.threadPool.threadCount", "2");
		settings.setProperty("org.quartz.threadPool.makeThreadsDaemons", "true");
		if (isPostgresql(dataSource)) {
			// the only database that several processes share
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
			throw new IllegalStateException("The database does not say what it is: " + ex.getMessage(), ex);
		}
	}

}
