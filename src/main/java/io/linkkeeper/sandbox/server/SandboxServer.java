package io.linkkeeper.sandbox.server;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

import io.linkkeeper.sandbox.Dialect;
import io.linkkeeper.sandbox.SandboxException;
import io.linkkeeper.sandbox.SandboxOptions;
import io.linkkeeper.sandbox.SandboxUser;
import io.linkkeeper.sandbox.fault.Faults;
import io.linkkeeper.sandbox.link.LinkService;
import io.linkkeeper.sandbox.seed.AccountSeed;
import io.linkkeeper.sandbox.seed.LinkIds;
import io.linkkeeper.sandbox.session.Action;
import io.linkkeeper.sandbox.session.AnswerCache;
import io.linkkeeper.sandbox.session.SessionService;
import io.linkkeeper.sandbox.store.Collation;
import io.linkkeeper.sandbox.store.Store;
import io.linkkeeper.sandbox.user.UserService;
import org.jspecify.annotations.Nullable;

/**
 * A stand-in of the Kaltura Short Link API for one account, over HTTP on loopback.
 * <p>
 * With a data folder, acknowledged changes survive a killed process. Thread-safe.
 */
public final class SandboxServer implements AutoCloseable {

	private final AtomicBoolean closed = new AtomicBoolean();

	private final SandboxOptions options;

	private final Store store;

	private final Faults faults;

	private final RequestLog requests = new RequestLog();

	private final LargeAnswers largeAnswers = new LargeAnswers();

	private final SandboxAccount account;

	private final LinkService links;

	private final WebServer web;

	private SandboxServer(SandboxOptions options, Clock clock, Store store) {
		this.options = options;
		this.store = store;
		this.account = new SandboxAccount(store);
		SandboxOptions.InitialFaults faulty = options.faults();
		this.faults = new Faults(options.content().randomSeed());
		this.faults.latency(faulty.latency());
		this.faults.failBefore(faulty.failRate() / 2);
		this.faults.failAfter(faulty.failRate() / 2);
		LinkIds newIds = LinkIds.of(options, this.account.linkCount());
		this.links = new LinkService(options, store, this.faults, newIds::next, this.largeAnswers::begin);
		Endpoint endpoint = new Endpoint(router(), store, this.faults, this.largeAnswers, this.requests, clock);
		this.web = WebServer.start(options.port(), options.control()
				? Map.of("/*", endpoint, Control.PATH, new Control(this.faults)) : Map.of("/*", endpoint));
	}

	/**
	 * Opens the account, fills it if it is new, and starts to listen.
	 * @param options the options
	 * @param clock the clock of the service
	 * @return the running service
	 * @throws SandboxException when the port is taken, the data folder is in use or
	 * cannot be written, or the seed file is wrong
	 */
	public static SandboxServer start(SandboxOptions options, Clock clock) {
		Store store = Store.open(options.content().data(), Collation.of(options.behavior().dialect()));
		try {
			if (!store.isFilled()) {
				AccountSeed.fill(store, options, clock.instant());
			}
			setAccountOwner(store, options.behavior().installation().accountOwner(), clock.instant());
			return new SandboxServer(options, clock, store);
		}
		catch (RuntimeException ex) {
			store.close();
			throw ex;
		}
	}

	/**
	 * The base URL of the API.
	 * @return for example {@code http://127.0.0.1:8080/api_v3}
	 */
	public URI serviceUrl() {
		return URI.create("http://127.0.0.1:" + port() + "/api_v3");
	}

	/**
	 * The port it listens on.
	 * @return the number, never 0
	 */
	public int port() {
		return this.web.port();
	}

	/**
	 * The number of the account.
	 * @return the partner id
	 */
	public int partnerId() {
		return this.options.account().partnerId();
	}

	/**
	 * The key that signs sessions.
	 * @return the admin secret
	 */
	public String adminSecret() {
		return this.options.account().adminSecret();
	}

	/**
	 * The injected faults.
	 * @return the faults, to be changed at any time
	 */
	public Faults faults() {
		return this.faults;
	}

	/**
	 * The counts of requests.
	 * @return the counts
	 */
	public RequestLog requests() {
		return this.requests;
	}

	/**
	 * Direct access to the account.
	 * @return the links and users
	 */
	public SandboxAccount account() {
		return this.account;
	}

	/** Stops listening and closes the account. A second call changes nothing. */
	@Override
	public void close() {
		if (this.closed.compareAndSet(false, true)) {
			try (Store last = this.store; LinkService first = this.links) {
				this.web.close();
			}
		}
	}

	private Router router() {
		Dialect dialect = this.options.behavior().dialect();
		SessionService sessions = new SessionService(this.options, this.store, this.faults);
		List<Action> actions = Stream
			.of(sessions.actions(), this.links.actions(), new UserService(this.options, this.store).actions())
			.flatMap(List::stream)
			.toList();
		Permissions permissions = new Permissions(dialect, partnerId(), this.store);
		Dispatcher dispatcher = new Dispatcher(actions, sessions.sessions(), permissions, this.faults, this.requests);
		AnswerCache cache = dialect.has(Dialect.Difference.ANONYMOUS_ANSWERS_ARE_CACHED)
				? new AnswerCache(sessions.sessions()) : null;
		return new Router(dispatcher, new MultiRequest(dispatcher, this.faults, this.largeAnswers), cache);
	}

	private static void setAccountOwner(Store store, @Nullable String userId, Instant now) {
		if (userId != null) {
			store.change((all) -> {
				SandboxUser known = all.users().get(userId);
				all.users().put(((known != null) ? known : SandboxUser.active(userId, now)).asAccountOwner());
				return true;
			});
			store.commit();
		}
	}

}
