package io.linkkeeper.database;

import java.nio.file.Path;
import java.sql.DatabaseMetaData;

import javax.sql.DataSource;

import io.linkkeeper.disk.DataDisk;
import io.linkkeeper.disk.EmbeddedDisk;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;

/**
 * Configures the disk of the embedded database, which alone is in files of this process.
 */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

	private static final String EMBEDDED = "jdbc:hsqldb:file:";

	@Bean
	DataDisk dataDisk(DataSource database) throws MetaDataAccessException {
		String url = JdbcUtils.extractDatabaseMetaData(database, DatabaseMetaData::getURL);
		return url.startsWith(EMBEDDED)
				? new EmbeddedDisk(Path.of(url.substring(EMBEDDED.length()).replaceFirst(";.*", "")),
						new JdbcTemplate(database))
				: DataDisk.UNCHECKED;
	}

}
