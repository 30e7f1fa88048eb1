package io.linkkeeper.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

import javax.sql.DataSource;

import io.linkkeeper.account.Accounts;
import io.linkkeeper.account.LinkkeeperProperties;
import io.linkkeeper.account.SimulatedAccounts;
import io.linkkeeper.apply.ApplySettings;
import io.linkkeeper.definition.DefinitionFolder;
import io.linkkeeper.definition.section.NotifySettings;
import io.linkkeeper.disk.DataDisk;
import io.linkkeeper.execution.JobFeature;
import io.linkkeeper.job.JobAssembly;
import io.linkkeeper.kaltura.http.ClientSettings;
import io.linkkeeper.kaltura.http.Transport;
import io.linkkeeper.kaltura.waiting.Sleeper;
import io.linkkeeper.ledger.InputRows;
import io.linkkeeper.ledger.LinkChanges;
import io.linkkeeper.lock.Fence;
import io.linkkeeper.lock.FencedTransactionManager;
import io.linkkeeper.lock.Ownership;
import io.linkkeeper.lock.RunLocks;
import io.linkkeeper.notify.Event;
import io.linkkeeper.notify.Notifications;
import io.linkkeeper.operate.Operator;
import io.linkkeeper.operate.RunListener;
import io.linkkeeper.run.RunEnds;
import io.linkkeeper.run.Runs;
import io.linkkeeper.run.file.Folders;

import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.launch.support.JobOperatorFactoryBean;
import org.springframework.batch.core.listener.JobExecutionListener;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.dao.JacksonExecutionContextStringSerializer;
import org.springframework.batch.core.repository.support.JdbcJobRepositoryFactoryBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;

/**
 * Wires the real classes of a worker: what keeps nothing in memory once for all
 * processes, everything else for each process.
 */
final class Beans {

	/** Claims and requests of few rows, so that few rows make several. */
	private static final Map<String, String> SETTINGS = Map.of("linkkeeper.accounts.default.service-url",
			"https://simulated/api_v3", "linkkeeper.accounts.default.partner-id", "102",
			"linkkeeper.accounts.default.admin-secret", "a-simulated-secret", "linkkeeper.claim-size", "3",
			"linkkeeper.calls-per-request", "2", "linkkeeper.requests-at-a-time", "2", "linkkeeper.account-wait",
			"PT2M");

	private final Wiring shared = new Wiring(null);

	private final Path files;

	Beans(SimulatedDatabase database, Supplier<World> world) {
		this.files = temporary();
		try {
			wire(database, new SimulatedTime(world), new SimulatedDisk(world));
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Path temporary() {
		try {
			return Files.createTempDirectory("linkkeeper-simulation").toRealPath();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	JdbcTemplate template() {
		return this.shared.get(JdbcTemplate.class);
	}

	private void wire(SimulatedDatabase database, SimulatedTime time, DataDisk disk) throws Exception {
		Fence fence = new Fence();
		FencedTransactionManager transactions = new FencedTransactionManager(database, fence, disk);
		JdbcTemplate template = new JdbcTemplate(database);
		LinkkeeperProperties properties = new Binder(new MapConfigurationPropertySource(SETTINGS))
			.bindOrCreate("linkkeeper", LinkkeeperProperties.class);
		this.shared.with(DataSource.class, database)
			.with(Fence.class, fence)
			.with(DataDisk.class, disk)
			.with(FencedTransactionManager.class, transactions)
			.with(JdbcTemplate.class, template)
			.with(JdbcClient.class, JdbcClient.create(template))
			.with(TransactionTemplate.class, new TransactionTemplate(transactions))
			.with(Clock.class, time)
			.with(Sleeper.class, time)
			.with(LinkkeeperProperties.class, properties)
			.with(ClientSettings.class, properties.clientSettings())
			.with(ApplySettings.class, properties.applySettings())
			.with(Folders.class, new Folders(this.files, this.files.resolve("results"), List.of()))
			.with(DefinitionFolder.class, new DefinitionFolder(Path.of("no-jobs")))
			.with(Notifications.class, new NoNotifications());
		JobRepository repository = repository(database, transactions);
		this.shared.with(JobRepository.class, repository).with(JobOperator.class, operator(repository, transactions));
		this.shared.get(Runs.class);
		this.shared.get(RunEnds.class);
		this.shared.get(LinkChanges.class);
		this.shared.get(InputRows.class);
		this.shared.get(RunLocks.class);
		for (String name : List.of("run.file.RunFiles", "history.LinkHistory", "snapshot.LinkSnapshot",
				"guard.EarlierRuns", "notify.NotifiedEnds", "lock.StopRequests")) {
			this.shared.named(name);
		}
	}

	private static JobRepository repository(DataSource database, FencedTransactionManager transactions)
			throws Exception {
		JdbcJobRepositoryFactoryBean factory = new JdbcJobRepositoryFactoryBean();
		factory.setDataSource(database);
		factory.setTransactionManager(transactions);
		factory.setIsolationLevelForCreate("ISOLATION_READ_COMMITTED");
		factory.setSerializer(new JacksonExecutionContextStringSerializer());
		factory.afterPropertiesSet();
		return factory.getObject();
	}

	private static JobOperator operator(JobRepository repository, FencedTransactionManager transactions)
			throws Exception {
		JobOperatorFactoryBean factory = new JobOperatorFactoryBean();
		factory.setJobRepository(repository);
		factory.setJobRegistry(new MapJobRegistry());
		factory.setTransactionManager(transactions);
		factory.afterPropertiesSet();
		return factory.getObject();
	}

	/**
	 * Wires a process.
	 * @param transports opens its connections to the server
	 */
	Wiring process(Supplier<Transport> transports) {
		Wiring wiring = new Wiring(this.shared);
		RunLocks locks = this.shared.get(RunLocks.class);
		wiring.with(Ownership.class, new Ownership(locks, this.shared.get(Fence.class), false, World.LEASE))
			.with(Accounts.class,
					new SimulatedAccounts(this.shared.get(LinkkeeperProperties.class), this.shared.get(Clock.class),
							transports))
			.with(ObjectProvider.class, new NoListeners());
		JobAssembly assembly = assembly(wiring);
		List<Job> jobs = Stream
			.of("expiry.ExpiryFeature", "csvimport.ImportFeature", "dedup.DedupFeature", "cascade.CascadeFeature",
					"repoint.RepointFeature", "undo.UndoFeature")
			.map((name) -> assembly.job((JobFeature) wiring.named(name)))
			.toList();
		wiring.with(named("operate.BatchJobs"),
				Wiring.instance(constructor("operate.BatchJobs"), this.shared.get(JobOperator.class), jobs));
		wiring.get(Operator.class);
		return wiring;
	}

	private JobAssembly assembly(Wiring wiring) {
		List<JobExecutionListener> listeners = List.of((JobExecutionListener) wiring.named("operate.RunLifecycle"));
		return (JobAssembly) Wiring.instance(constructor("job.JobAssembly"), this.shared.get(JobRepository.class),
				listeners, wiring.named("job.JobSteps"), wiring.named("collect.CollectStep"),
				wiring.named("guard.GuardTasklet"), wiring.named("apply.ApplyStep"));
	}

	private static Class<?> named(String name) {
		try {
			return Class.forName("io.linkkeeper." + name);
		}
		catch (ClassNotFoundException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Constructor<?> constructor(String name) {
		return Arrays.stream(named(name).getDeclaredConstructors()).findFirst().orElseThrow();
	}

	/** Removes all files of the history before. */
	void reset(Map<String, String> sheets) {
		try {
			FileSystemUtils.deleteRecursively(this.files);
			Files.createDirectories(this.files);
			for (Map.Entry<String, String> sheet : sheets.entrySet()) {
				Files.writeString(this.files.resolve(sheet.getKey()), sheet.getValue());
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static final class NoNotifications implements Notifications {

		@Override
		public void raise(Event event) {
			// nobody is configured to be told
		}

		@Override
		public void raise(Event event, NotifySettings settings) {
			// nobody is configured to be told
		}

		@Override
		public boolean mail(Event event, String address) {
			return false;
		}

		@Override
		public void deliver() {
			// nothing is stored
		}

	}

	private static final class NoListeners implements ObjectProvider<RunListener> {

		@Override
		public RunListener getObject() {
			throw new IllegalStateException("There is none");
		}

		@Override
		public Iterator<RunListener> iterator() {
			return List.<RunListener>of().iterator();
		}

		@Override
		public Stream<RunListener> stream() {
			return Stream.of();
		}

	}

}
