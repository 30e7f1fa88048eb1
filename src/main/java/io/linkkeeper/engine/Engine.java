package io.linkkeeper.engine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import io.linkkeeper.LinkkeeperApplication;
import io.linkkeeper.account.InvocationContext;
import io.linkkeeper.audit.AuditLog;
import io.linkkeeper.audit.Order;
import io.linkkeeper.console.ConsoleServer;
import io.linkkeeper.database.Backup;
import io.linkkeeper.database.DatabaseHolder;
import io.linkkeeper.database.SharedDatabase;
import io.linkkeeper.doctor.Doctor;
import io.linkkeeper.history.RunQueries;
import io.linkkeeper.history.RunWatch;
import io.linkkeeper.operate.Operator;
import io.linkkeeper.sandbox.SandboxOptions;
import io.linkkeeper.sandbox.server.SandboxServer;
import io.linkkeeper.schedule.PauseSwitch;
import io.linkkeeper.schedule.Serving;
import io.linkkeeper.schedule.firing.ScheduledFirings;
import io.linkkeeper.why.LinkExplainer;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The application that executes commands, with the sandbox if it is asked for. An engine
 * on the embedded database holds it, and executes commands of other processes until it is
 * closed.
 */
public final class Engine implements AutoCloseable {

	/** The number of links in a new sandbox account. */
	static final int SANDBOX_LINKS = 2_000;

	/** The setting of the folder in which the engine looks for definitions. */
	private static final String JOBS_FOLDER = "linkkeeper.schedule.jobs";

	/** Half of the 30 s that a stop may take; the rest is for recording outcomes. */
	private static final Duration STOP_GRACE = Duration.ofSeconds(15);

	private final ConfigurableApplicationContext context;

	private final Operator operator;

	private final Deque<Runnable> closing;

	private volatile boolean stopping;

	private Engine(ConfigurableApplicationContext context, Operator operator, Deque<Runnable> closing) {
		this.context = context;
		this.operator = operator;
		this.closing = closing;
	}

	static Engine start(Shell shell, RootCommand root, CommandLineFactory commandLines) {
		Map<String, Object> settings = new HashMap<>(root.logSettings(shell.terminal()));
		settings.put(JOBS_FOLDER, shell.jobsFolder());
		return start(shell, root, commandLines, settings);
	}

	/** Starts an engine that also runs the schedule until it is stopped. */
	static Engine serve(Shell shell, RootCommand root, CommandLineFactory commandLines) {
		return start(shell, root, commandLines,
				Map.of("spring.profiles.include", "serve", JOBS_FOLDER, shell.jobsFolder()));
	}

	private static Engine start(Shell shell, RootCommand root, CommandLineFactory commandLines,
			Map<String, Object> served) {
		Optional<SharedDatabase> shared = root.sandbox() ? Optional.empty() : SharedDatabase.named(System::getenv);
		Deque<Runnable> closing = new ArrayDeque<>();
		if (shared.isPresent()) {
			shared.get().requireReachable();
			return start(shell.data(), shared.get().settings(), root.stacktrace(), served, closing);
		}
		Path data = root.sandbox() ? shell.sandboxWorker() : shell.data();
		closing.push(DatabaseHolder.acquire(data, root.commandLine(), shell.clock())::close);
		try {
			HolderServer server = new HolderServer(shell, data, root.sandbox(), commandLines);
			return startBehind(server, shell, root, data, served, closing);
		}
		catch (RuntimeException ex) {
			closing.forEach(Runnable::run);
			throw ex;
		}
	}

	private static Engine startBehind(HolderServer server, Shell shell, RootCommand root, Path data,
			Map<String, Object> served, Deque<Runnable> closing) {
		try {
			Map<String, Object> settings = root.sandbox() ? startSandbox(shell, closing) : Map.of();
			Engine engine = start(data, settings, root.stacktrace(), served, closing);
			closing.push(server::close);
			server.use(engine);
			return engine;
		}
		catch (RuntimeException ex) {
			server.close();
			throw ex;
		}
	}

	private static Map<String, Object> startSandbox(Shell shell, Deque<Runnable> closing) {
		SandboxOptions options = SandboxOptions.defaults()
			.withRandomSecrets()
			.withData(shell.sandboxService())
			.withLinks(SANDBOX_LINKS);
		SandboxServer sandbox = SandboxServer.start(options, shell.clock());
		closing.push(sandbox::close);
		// the port differs between processes, the account is the same
		return Map.of("linkkeeper.sandbox.service-url", sandbox.serviceUrl(), "linkkeeper.sandbox.partner-id",
				sandbox.partnerId(), "linkkeeper.sandbox.admin-secret", sandbox.adminSecret(),
				"linkkeeper.sandbox.identity", "sandbox");
	}

	private static Engine start(Path data, Map<String, Object> special, boolean stacktrace, Map<String, Object> served,
			Deque<Runnable> closing) {
		ConfigurableApplicationContext context = startApplication(data, special, stacktrace, served);
		closing.push(context::close);
		return new Engine(context, context.getBean(Operator.class), closing);
	}

	private static ConfigurableApplicationContext startApplication(Path data, Map<String, Object> special,
			boolean stacktrace, Map<String, Object> served) {
		if (stacktrace) {
			System.setProperty("linkkeeper.log.exceptions", "%ex");
			System.setProperty("linkkeeper.log.traces", "true");
		}
		Map<String, Object> settings = new LinkedHashMap<>(special);
		if (stacktrace) {
			settings.put("logging.level.io.linkkeeper.operate.RunLifecycle", "debug");
		}
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
				.or(() -> InvalidSetting.refusal(ex))
				.or(() -> DatabaseStart.refusal(ex, special.getOrDefault("spring.datasource.url", data)))
				.<RuntimeException>map(Function.identity())
				.orElse(ex);
		}
	}

	/**
	 * Returns this engine for a command of another process. Closing it has no effect.
	 * @param others creates the operator for that process
	 */
	Engine shared(UnaryOperator<Operator> others) {
		return new Engine(this.context, others.apply(this.operator), new ArrayDeque<>());
	}

	Operator operator() {
		return this.operator;
	}

	/**
	 * Returns who gives the command, for actions that no run belongs to.
	 * @param reason why, or {@code null}
	 * @return the order
	 */
	public Order order(@Nullable String reason) {
		return this.operator.order().because(reason);
	}

	InvocationContext invocationContext() {
		return this.context.getBean(InvocationContext.class);
	}

	public AuditLog audit() {
		return this.context.getBean(AuditLog.class);
	}

	public Backup backup() {
		return this.context.getBean(Backup.class);
	}

	public RunQueries queries() {
		return this.context.getBean(RunQueries.class);
	}

	public RunWatch runWatch() {
		return this.context.getBean(RunWatch.class);
	}

	public LinkExplainer linkExplainer() {
		return this.context.getBean(LinkExplainer.class);
	}

	public Doctor doctor() {
		return this.context.getBean(Doctor.class);
	}

	public ScheduledFirings firings() {
		return this.context.getBean(ScheduledFirings.class);
	}

	public PauseSwitch pauseSwitch() {
		return this.context.getBean(PauseSwitch.class);
	}

	/** Returns the scheduler of a serving engine. */
	public Serving serving() {
		return this.context.getBean(Serving.class);
	}

	/** Returns the console of a serving engine. */
	public ConsoleServer console() {
		return this.context.getBean(ConsoleServer.class);
	}

	/**
	 * Requests all runs and the schedule of this engine to stop. Returns at once; has no
	 * effect on a closed engine.
	 */
	void stop() {
		this.stopping = true;
		if (this.context.isActive()) {
			this.context.getBeanProvider(Serving.class).ifAvailable(Serving::requestStop);
			operator().stopAll(STOP_GRACE);
		}
	}

	/** Whether this engine was requested to stop. */
	public boolean isStopping() {
		return this.stopping;
	}

	/**
	 * Requests the run that executes on a thread, if any, to stop. Returns at once.
	 */
	void stop(Thread executing) {
		operator().stop(executing, STOP_GRACE);
	}

	@Override
	public void close() {
		this.closing.forEach(Runnable::run);
	}

}
