package io.linkkeeper.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import io.linkkeeper.LinkkeeperApplication;
import io.linkkeeper.database.Backup;
import io.linkkeeper.database.DatabaseHolder;
import io.linkkeeper.database.SharedDatabase;
import io.linkkeeper.doctor.Doctor;
import io.linkkeeper.history.RunQueries;
import io.linkkeeper.operate.InvocationContext;
import io.linkkeeper.operate.Operator;
import io.linkkeeper.sandbox.SandboxOptions;
import io.linkkeeper.sandbox.server.SandboxServer;
import io.linkkeeper.schedule.PauseSwitch;
import io.linkkeeper.schedule.Serving;
import io.linkkeeper.schedule.firing.ScheduledFirings;
import io.linkkeeper.why.Why;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Everything behind the command line, started for one command: the database, held by this
 * process alone unless it is a shared one, the sandbox when it is asked for, and the
 * application on them. As long as an engine on the embedded database is open, commands of
 * other processes are done with it too.
 */
final class Engine implements AutoCloseable {

	/** How many links a new sandbox account gets. */
	static final int SANDBOX_LINKS = 2_000;

	/** Leaves half of the 30 s that a stop may take for writing down what came of it. */
	private static final Duration STOP_GRACE = Duration.ofSeconds(15);

	private final ConfigurableApplicationContext context;

	private final Operator operator;

	private final Runnable closing;

	private Engine(ConfigurableApplicationContext context, Operator operator, Runnable closing) {
		this.context = context;
		this.operator = operator;
		this.closing = closing;
	}

	static Engine start(Shell shell, RootCommand root, String command) {
		return start(shell, root, command, Map.of());
	}

	/** An engine that also keeps the schedule, until it is stopped. */
	static Engine serve(Shell shell, RootCommand root, String command) {
		return start(shell, root, command,
				Map.of("spring.profiles.include", "serve", "linkkeeper.schedule.jobs", shell.jobsFolder()));
	}

	private static Engine start(Shell shell, RootCommand root, String command, Map<String, Object> served) {
		Optional<SharedDatabase> shared = root.sandbox() ? Optional.empty() : SharedDatabase.named(System::getenv);
		if (shared.isPresent()) {
			shared.get().requireReachable();
			ConfigurableApplicationContext context = startApplication(shell.data(), shared.get().settings(),
					root.stacktrace(), served);
			return new Engine(context, context.getBean(Operator.class), context::close);
		}
		return startOnEmbedded(shell, root, command, served);
	}

	private static Engine startOnEmbedded(Shell shell, RootCommand root, String command, Map<String, Object> served) {
		Path data = root.sandbox() ? shell.sandboxWorker() : shell.data();
		DatabaseHolder holder = DatabaseHolder.acquire(data, command, shell.clock());
		try {
			return start(shell, root, data, holder, served);
		}
		catch (RuntimeException ex) {
			holder.close();
			throw ex;
		}
	}

	private static Engine start(Shell shell, RootCommand root, Path data, DatabaseHolder holder,
			Map<String, Object> served) {
		HolderDesk desk = HolderDesk.open(shell, data, root.sandbox());
		try {
			Engine engine = startWithService(shell, root, data, served);
			desk.lend(engine);
			return new Engine(engine.context, engine.operator, () -> {
				desk.close();
				engine.close();
				holder.close();
			});
		}
		catch (RuntimeException ex) {
			desk.lendNothing(ex);
			desk.close();
			throw ex;
		}
	}

	private static Engine startWithService(Shell shell, RootCommand root, Path data, Map<String, Object> served) {
		SandboxServer sandbox = root.sandbox() ? startSandbox(shell) : null;
		try {
			ConfigurableApplicationContext context = startApplication(data, settings(sandbox), root.stacktrace(),
					served);
			return new Engine(context, context.getBean(Operator.class), () -> {
				context.close();
				if (sandbox != null) {
					sandbox.close();
				}
			});
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

	private static Map<String, Object> settings(@Nullable SandboxServer sandbox) {
		return (sandbox == null) ? Map.of()
				: Map.of("linkkeeper.sandbox.service-url", sandbox.serviceUrl(), "linkkeeper.sandbox.partner-id",
						sandbox.partnerId(), "linkkeeper.sandbox.admin-secret", sandbox.adminSecret(),
						// the port changes from one process to the next, the account does
						// not
						"linkkeeper.sandbox.identity", "sandbox");
	}

	private static ConfigurableApplicationContext startApplication(Path data, Map<String, Object> special,
			boolean stacktrace, Map<String, Object> served) {
		if (stacktrace) {
			System.setProperty("linkkeeper.log.exceptions", "%ex");
			System.setProperty("linkkeeper.log.traces", "true");
		}
		Map<String, Object> settings = new LinkedHashMap<>(special);
		settings.put("linkkeeper.data", data);
		settings.putAll(served);
		String[] arguments = settings.entrySet()
			.stream()
			.map((setting) -> "--" + setting.getKey() + "=" + setting.getValue())
			.toArray(String[]::new);
		try {
			return new SpringApplicationBuilder(LinkkeeperApplication.class).run(arguments);
		}
		catch (RuntimeException ex) {
			throw ManagementPort.refusal(ex)
				.or(() -> WrongSetting.refusal(ex))
				.<RuntimeException>map(Function.identity())
				.orElse(ex);
		}
	}

	/**
	 * The same engine for a command of another process: closing it closes nothing.
	 * @param others makes the operator for that process
	 */
	Engine lent(UnaryOperator<Operator> others) {
		return new Engine(this.context, others.apply(this.operator), () -> {
		});
	}

	Operator operator() {
		return this.operator;
	}

	InvocationContext surroundings() {
		return this.context.getBean(InvocationContext.class);
	}

	Backup backup() {
		return this.context.getBean(Backup.class);
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

	ScheduledFirings fires() {
		return this.context.getBean(ScheduledFirings.class);
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

	/**
	 * Asks the run that executes on a thread to stop, if one does. Comes back at once.
	 */
	void stop(Thread executing) {
		operator().stop(executing, STOP_GRACE);
	}

	@Override
	public void close() {
		this.closing.run();
	}

}
