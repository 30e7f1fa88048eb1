package io.linkkeeper.console;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import io.linkkeeper.console.access.ConsoleProperties;
import io.linkkeeper.console.access.ConsoleUsers;
import io.linkkeeper.console.access.PasswordHash;
import io.linkkeeper.console.access.Role;
import io.linkkeeper.console.frame.CommandText;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;

/**
 * The web server of the console. It is not started without users. When its port is taken,
 * everything else goes on without it. Thread-safe.
 */
public final class ConsoleServer implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(ConsoleServer.class);

	private final ConsoleProperties properties;

	private final boolean sandbox;

	private final ApplicationContext parent;

	private volatile @Nullable AnnotationConfigServletWebServerApplicationContext pages;

	private volatile @Nullable String message;

	ConsoleServer(ConsoleProperties properties, boolean sandbox, ApplicationContext parent) {
		this.properties = properties;
		this.sandbox = sandbox;
		this.parent = parent;
	}

	/**
	 * Returns where the console is, and for a sandbox who can sign in, or why it could
	 * not be opened.
	 * @return one line, or empty when there is to be no console
	 */
	public Optional<String> message() {
		return Optional.ofNullable(this.message);
	}

	@Override
	public void start() {
		String password = this.sandbox ? randomPassword() : null;
		ConsoleUsers users = users(password);
		if (users.isEmpty() || this.properties.port() < 0) {
			return;
		}
		try {
			this.pages = open(users);
			String signIn = (password != null) ? " user admin password " + password : "";
			this.message = "Console: %s%s".formatted(address(), signIn);
			logger.info("The console is at " + address());
		}
		catch (RuntimeException ex) {
			PortInUseException taken = taken(ex);
			if (taken == null) {
				throw ex;
			}
			this.message = ("The console could not be opened: port %d is taken. Set LINKKEEPER_CONSOLE_PORT to another,"
					+ " or to -1 for none. Everything else works.")
				.formatted(taken.getPort());
			logger.warn(this.message);
		}
	}

	private ConsoleUsers users(@Nullable String password) {
		ConsoleUsers configured = new ConsoleUsers(this.properties.users());
		return (password != null) ? configured.with("admin", PasswordHash.hash(password), Role.APPROVER) : configured;
	}

	private static String randomPassword() {
		byte[] random = new byte[10];
		new SecureRandom().nextBytes(random);
		return HexFormat.of().formatHex(random);
	}

	private AnnotationConfigServletWebServerApplicationContext open(ConsoleUsers users) {
		AnnotationConfigServletWebServerApplicationContext context = new AnnotationConfigServletWebServerApplicationContext();
		context.setParent(this.parent);
		context.setId("console");
		context.setDisplayName("console");
		context.setServerNamespace("console");
		context.registerBean(ConsoleUsers.class, () -> users);
		context.registerBean(CommandText.class, () -> new CommandText(this.sandbox));
		context.register(ConsoleWebConfiguration.class);
		// the names under which the servlet looks for those of this context alone
		context.registerAlias("requestMappingHandlerMapping", "handlerMapping");
		context.registerAlias("requestMappingHandlerAdapter", "handlerAdapter");
		context.refresh();
		return context;
	}

	private static @Nullable PortInUseException taken(Throwable failure) {
		return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
			.filter(PortInUseException.class::isInstance)
			.map(PortInUseException.class::cast)
			.findFirst()
			.orElse(null);
	}

	private String address() {
		String host = this.properties.address().contains(":") ? "[" + this.properties.address() + "]"
				: this.properties.address();
		return "http://%s:%d/".formatted(host, port());
	}

	/**
	 * Returns the port of the console.
	 * @return the port, or -1 while there is none
	 */
	public int port() {
		AnnotationConfigServletWebServerApplicationContext open = this.pages;
		return (open != null) ? Objects.requireNonNull(open.getWebServer()).getPort() : -1;
	}

	/** Returns the context of the pages. */
	ApplicationContext pages() {
		return Objects.requireNonNull(this.pages, "the console is not open");
	}

	@Override
	public void stop() {
		AnnotationConfigServletWebServerApplicationContext open = this.pages;
		if (open != null) {
			open.close();
			this.pages = null;
		}
	}

	@Override
	public boolean isRunning() {
		return this.pages != null;
	}

}
