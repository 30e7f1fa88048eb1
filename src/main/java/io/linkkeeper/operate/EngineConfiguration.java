package io.linkkeeper.operate;

import java.nio.file.Path;
import java.sql.DatabaseMetaData;
import java.time.Clock;
import java.util.stream.Stream;

import javax.sql.DataSource;

import io.linkkeeper.account.AccountBudgets;
import io.linkkeeper.account.Accounts;
import io.linkkeeper.account.InvocationContext;
import io.linkkeeper.account.LinkkeeperProperties;
import io.linkkeeper.apply.ApplySettings;
import io.linkkeeper.definition.DefinitionFolder;
import io.linkkeeper.disk.DataDisk;
import io.linkkeeper.kaltura.http.ClientSettings;
import io.linkkeeper.kaltura.waiting.Sleeper;
import io.linkkeeper.lock.Fence;
import io.linkkeeper.lock.FencedTransactionManager;
import io.linkkeeper.lock.Ownership;
import io.linkkeeper.lock.RunLocks;
import io.linkkeeper.net.Network;
import io.linkkeeper.net.NetworkProperties;
import io.linkkeeper.run.file.Folders;

import org.springframework.batch.core.repository.ExecutionContextSerializer;
import org.springframework.batch.core.repository.dao.JacksonExecutionContextStringSerializer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;

/**
 * Configures the beans of the engine that no other package provides.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ LinkkeeperProperties.class, NetworkProperties.class })
class EngineConfiguration {

	@Bean
	@ConditionalOnMissingBean
	Clock clock() {
		return Clock.systemUTC();
	}

	@Bean
	@ConditionalOnMissingBean
	Sleeper sleeper() {
		return Sleeper.system();
	}

	@Bean
	ClientSettings clientSettings(LinkkeeperProperties properties) {
		return properties.clientSettings();
	}

	@Bean
	Network network(NetworkProperties properties) {
		return Network.of(properties);
	}

	@Bean
	ApplySettings applySettings(LinkkeeperProperties properties) {
		return properties.applySettings();
	}

	@Bean
	Folders folders(LinkkeeperProperties properties, @Value("${linkkeeper.data}") String data) {
		return new Folders(properties.filesFolder(), properties.resultsFolder(),
				Stream.concat(Stream.of(Path.of(data), Path.of("jobs")), properties.secretFiles().stream()).toList());
	}

	@Bean
	DefinitionFolder definitionFolder(@Value("${linkkeeper.schedule.jobs:jobs}") String folder) {
		return new DefinitionFolder(Path.of(folder));
	}

	@Bean
	InvocationContext invocationContext(LinkkeeperProperties properties, Accounts accounts) {
		return InvocationContext.of(properties, accounts);
	}

	@Bean
	FencedTransactionManager transactionManager(DataSource database, Fence fence, DataDisk disk) {
		return new FencedTransactionManager(database, fence, disk);
	}

	/**
	 * Processes that share a database share the budgets of their accounts.
	 */
	@Bean
	AccountBudgets accountBudgets(ClientSettings settings, DataSource database) throws MetaDataAccessException {
		return isEmbedded(database) ? AccountBudgets.local(settings) : AccountBudgets.shared(settings, database);
	}

	/**
	 * The embedded database is open in one process only, so all other owners have ended.
	 */
	@Bean
	Ownership ownership(RunLocks locks, Fence fence, DataSource database, LinkkeeperProperties properties)
			throws MetaDataAccessException {
		return new Ownership(locks, fence, isEmbedded(database), properties.lease());
	}

	private static boolean isEmbedded(DataSource database) throws MetaDataAccessException {
		String product = JdbcUtils.extractDatabaseMetaData(database, DatabaseMetaData::getDatabaseProductName);
		return DatabaseDriver.fromProductName(product) == DatabaseDriver.HSQLDB;
	}

	/**
	 * Stores execution contexts as JSON, which stays readable when classes change.
	 */
	@Bean
	ExecutionContextSerializer executionContextSerializer() {
		return new JacksonExecutionContextStringSerializer();
	}

}
