package io.linkkeeper.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import io.linkkeeper.LinkkeeperApplication;
import io.linkkeeper.launch.DatabaseHolder;
import io.linkkeeper.launch.Doctor;
import io.linkkeeper.launch.Operator;
import io.linkkeeper.launch.Why;
import io.linkkeeper.ledger.RunQueries;
import io.linkkeeper.sandbox.SandboxOptions;
import io.linkkeeper.sandbox.SandboxServer;
import io.linkkeeper.schedule.PauseSwitch;
import io.linkkeeper.schedule.Serving;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Everything behind the command line, started for one command: the database, held by this
 * process alone, the sandbox when it is asked for, and the application on them.
 */
final class Engine implements AutoCloseable {

	/** How many links a new sandbox account gets. */
	static final int SANDBOX_LINKS = 2_000;

	/** Leaves half of the 30 s that a stop may take for writing down what came of it. */
	private static final Duration STOP_GRACE = Duration.ofSeconds(15);

	private final DatabaseHolder holder;

	private final @Nullable SandboxServer sandbox;

	private final ConfigurableApplicationContext context;

	private Engine(DatabaseHolder holder, @Nullable SandboxServer sandbox, ConfigurableApplicationContext context) {
		this.holder = holder;
		this.sandbox = sandbox;
		this.context = context;
	}

	static Engine start(Shell shell, RootCommand root, String command) {
		return start(shell, root, command, false);
	}

	/** An engine that also keeps the schedule, until it is stopped. */
	static Engine serve(Shell shell, RootCommand root, String command) {
		return start(shell, root, command, true);
	}

	private static Engine start(Shell shell, RootCommand root, String command, boolean serve) {
		Path data = root.sandbox() ? shell.sandboxWorker() : shell.data();
		DatabaseHolder holder = DatabaseHolder.acquire(data, command, shell.clock());
		try {
			return start(shell, root, data, holder, serve);
		}
		catch (RuntimeException ex) {
			holder.close();
			throw ex;
		}
	}

	private static Engine start(Shell shell, RootCommand root, Path data, DatabaseHolder holder, boolean serve) {
		SandboxServer sandbox = root.sandbox() ? startSandbox(shell) : null;
		try {
			return new Engine(holder, sandbox, startApplication(shell, data, sandbox, root.stacktrace(), serve));
		}
		catch (RuntimeException ex) {
			if (sandbox != null) {
				sandbox.close();
			}
			throw ex;
		}
	}

	private static SandboxServer startSandbox(Shell shell) {
		SandboxOptions options = SandboxOptions.defaults().withData(shell.sandboxService()).withLinks(SANDBOX_LINKS);
		return SandboxServer.start(options, shell.clock());
	}

	private static ConfigurableApplicationContext startApplication(Shell shell, Path data,
			@Nullable SandboxServer sandbox, boolean stacktrace, boolean serve) {
		if (stacktrace) {
			System.setProperty("linkkeeper.log.exceptions", "%ex");
		}
		Map<String, Object> settings = new LinkedHashMap<>();
		settings.put("linkkeeper.data", data);
		if (serve) {
			settings.put("spring.profiles.include", "serve");
			settings.put("linkkeeper.schedule.jobs", shell.jobsFolder());
		}
		if (sandbox != null) {
			settings.put("linkkeeper.sandbox.service-url", sandbox.serviceUrl());
			settings.put("linkkeeper.sandbox.partner-id", sandbox.partnerId());
			settings.put("linkkeeper.sandbox.admin-secret", sandbox.adminSecret());
			// the port changes from one process to the next, the account does not
			settings.put("linkkeeper.sandbox.identity", "sandbox");
		}
		String[] arguments = settings.entrySet()
			.stream()
			.map((setting) -> "--" + setting.getKey() + "=" + setting.getValue())
			.toArray(String[]::new);
		return new SpringApplicationBuilder(LinkkeeperApplication.class).run(arguments);
	}

	Operator operator() {
		return this.context.getBean(Operator.class);
	}

	RunQueries queries() {
		return this.context.getBean(RunQueries.class);
	}

	Why why() {
		return this.context.getBean(Why.class);
	}

	Doctor doctor() {
		return this.context.getBean(Doctor.class);
	}

	PauseSwitch pauseSwitch() {
		return this.context.getBean(PauseSwitch.class);
	}

	/** The schedule that a serving engine keeps. */
	Serving serving() {
		return this.context.getBean(Serving.class);
	}

	/**
	 * Asks what runs here to stop. Comes back at once; an engine that ends already is
	 * left alone.
	 */
	void stop() {
		if (this.context.isActive()) {
			this.context.getBeanProvider(Serving.class).ifAvailable(Serving::requestStop);
			operator().stopAll(STOP_GRACE);
		}
	}

	@Override
	public void close() {
		this.context.close();
		if (this.sandbox != null) {
			this.sandbox.close();
		}
		this.holder.close();
	}

}
