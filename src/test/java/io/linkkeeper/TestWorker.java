package io.linkkeeper;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

import javax.sql.DataSource;

import io.linkkeeper.account.AccountBudgets;
import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.history.ChangeRow;
import io.linkkeeper.history.RunQueries;
import io.linkkeeper.kaltura.http.ClientSettings;
import io.linkkeeper.kaltura.waiting.Sleeper;
import io.linkkeeper.operate.Operator;
import io.linkkeeper.operate.RunResult;
import io.linkkeeper.operate.StartRequest;
import io.linkkeeper.run.RunMode;
import io.linkkeeper.sandbox.server.SandboxServer;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * The whole worker in this JVM, on a test database, working for a sandbox. Pauses move
 * the clock instead of taking time. Several workers on one database one after the other
 * are what several processes are in the field.
 */
public final class TestWorker implements AutoCloseable {

	/**
	 * Logging belongs to the JVM: two that start together would pull it from each other.
	 */
	private static final ReentrantLock SETTING_UP_LOGGING = new ReentrantLock();

	private final ConfigurableApplicationContext context;

	private TestWorker(ConfigurableApplicationContext context) {
		this.context = context;
	}

	public static Builder on(SandboxServer sandbox, SettableClock clock) {
		return new Builder(sandbox, clock);
	}

	public RunResult run(JobDefinition definition) {
		return operator().start(new StartRequest(definition, RunMode.RUN, null));
	}

	public RunResult plan(JobDefinition definition) {
		return operator().start(new StartRequest(definition, RunMode.PLAN, null));
	}

	public Operator operator() {
		return bean(Operator.class);
	}

	public RunQueries queries() {
		return bean(RunQueries.class);
	}

	public List<ChangeRow> changes(long runId) {
		List<ChangeRow> rows = new ArrayList<>();
		queries().changes(runId, rows::add);
		return rows;
	}

	public <T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	@Override
	public void close() {
		this.context.close();
	}

	public static final class Builder {

		private final SandboxServer sandbox;

		private final Map<String, Object> properties = new LinkedHashMap<>();

		private final Map<Class<?>, Consumer<GenericApplicationContext>> beans = new LinkedHashMap<>();

		private boolean hasDatabase;

		private Builder(SandboxServer sandbox, SettableClock clock) {
			this.sandbox = sandbox;
			Sleeper sleeper = clock::advance;
			bean(Clock.class, clock);
			bean(Sleeper.class, sleeper);
			property("linkkeeper.schedule.jobs", "no-jobs");
			property("linkkeeper.accounts.default.service-url", sandbox.serviceUrl());
			property("linkkeeper.accounts.default.partner-id", sandbox.partnerId());
			property("linkkeeper.accounts.default.admin-secret", sandbox.adminSecret());
		}

		public Builder property(String name, Object value) {
			this.properties.put(name, value);
			return this;
		}

		public Builder database(TestDatabase database) {
			this.hasDatabase = true;
			return property("spring.datasource.url", database.url()).property("spring.datasource.username",
					database.user());
		}

		/**
		 * Keeps the database that the properties name, or the embedded one in its folder.
		 */
		public Builder inFiles() {
			this.hasDatabase = true;
			return this;
		}

		public Builder dataSource(DataSource dataSource) {
			this.hasDatabase = true;
			return bean(DataSource.class, dataSource);
		}

		public <T> Builder bean(Class<T> type, T bean) {
			this.beans.put(type,
					(context) -> context.registerBean(type, () -> bean, (definition) -> definition.setPrimary(true)));
			return this;
		}

		public SandboxServer sandbox() {
			return this.sandbox;
		}

		public TestWorker start() {
			if (!this.hasDatabase) {
				database(TestDatabase.create());
			}
			List<String> arguments = new ArrayList<>();
			this.properties.forEach((name, value) -> arguments.add("--" + name + "=" + value));
			SETTING_UP_LOGGING.lock();
			try {
				return new TestWorker(new SpringApplicationBuilder(LinkkeeperApplication.class)
					.initializers((context) -> prepare((GenericApplicationContext) context))
					.run(arguments.toArray(String[]::new)));
			}
			finally {
				if (SETTING_UP_LOGGING.isHeldByCurrentThread()) {
					SETTING_UP_LOGGING.unlock();
				}
			}
		}

		/** Called when logging is set up, so that from here on others may start, too. */
		private void prepare(GenericApplicationContext context) {
			SETTING_UP_LOGGING.unlock();
			this.beans.values().forEach((bean) -> bean.accept(context));
			// leases on the wall clock would add commits at random, and outlive workers
			// that crash
			context.registerBean("localBudgets", AccountBudgets.class,
					() -> AccountBudgets.local(context.getBean(ClientSettings.class)),
					(definition) -> definition.setPrimary(true));
		}

	}

}
