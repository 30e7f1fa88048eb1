package io.linkkeeper.sandbox;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.jspecify.annotations.Nullable;

/**
 * A service that answers as the Kaltura Short Link API does, for one account, over HTTP
 * on loopback. It knows nothing of the client it stands in front of.
 * <p>
 * With a data folder, whatever was acknowledged is still there after the process was
 * killed. Thread-safe.
 */
public final class SandboxServer implements AutoCloseable {

	private final AtomicBoolean closed = new AtomicBoolean();

	private final SandboxOptions options;

	private final Store store;

	private final Faults faults;

	private final RequestLog requests = new RequestLog();

	private final LargeAnswers largeAnswers = new LargeAnswers();

	private final SandboxAccount account;

	private final TargetFetch fetch;

	private final WebServer web;

	private SandboxServer(SandboxOptions options, Clock clock, Store store) {
		this.options = options;
		this.store = store;
		this.account = new SandboxAccount(store);
		this.faults = new Faults(options.randomSeed());
		this.faults.latency(options.latency());
		this.faults.failBefore(options.failRate() / 2);
		this.faults.failAfter(options.failRate() / 2);
		this.fetch = new TargetFetch(
				options.allowPrivateProxyTargets() ? SystemDefaultDnsResolver.INSTANCE : new ProxyTargets(),
				TargetFetch.TIME_LIMIT, TargetFetch.SIZE_LIMIT);
		LinkIds ids = newIds(options, this.account.linkCount());
		Control control = options.control() ? new Control(this.faults) : null;
		this.web = WebServer.start(options.port(),
				new Endpoint(router(ids), store, this.faults, this.largeAnswers, this.requests, clock, control));
	}

	/**
	 * Opens the account, fills it if it is new, and only then listens.
	 * @param options how to start
	 * @param clock what the service takes for now
	 * @return the running service
	 * @throws SandboxException when the port is taken, the data folder is in use or
	 * cannot be written, or the seed file is wrong
	 */
	public static SandboxServer start(SandboxOptions options, Clock clock) {
		Store store = Store.open(options.data(), Collation.of(options.dialect()));
		try {
			if (!store.isFilled()) {
				fill(store, options, clock.instant());
			}
			appointOwner(store, options.installation().accountOwner(), clock.instant());
			return new SandboxServer(options, clock, store);
		}
		catch (RuntimeException ex) {
			store.close();
			throw ex;
		}
	}

	/**
	 * Where clients send their calls.
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
		return this.options.partnerId();
	}

	/**
	 * The key that signs sessions.
	 * @return the admin secret
	 */
	public String adminSecret() {
		return this.options.adminSecret();
	}

	/**
	 * What goes wrong on purpose.
	 * @return the faults, to be changed at any time
	 */
	public Faults faults() {
		return this.faults;
	}

	/**
	 * What was asked so far.
	 * @return the counts
	 */
	public RequestLog requests() {
		return this.requests;
	}

	/**
	 * The account past its API.
	 * @return the links and users
	 */
	public SandboxAccount account() {
		return this.account;
	}

	/** Stops listening and closes the account. A second call changes nothing. */
	@Override
	public void close() {
		if (this.closed.compareAndSet(false, true)) {
			try (Store last = this.store; TargetFetch first = this.fetch) {
				this.web.close();
			}
		}
	}

	private Router router(LinkIds ids) {
		Dialect dialect = this.options.dialect();
		int partnerId = this.options.partnerId();
		Sessions sessions = new Sessions(new KsCodec(partnerId, this.options.adminSecret()), this.store, this.faults);
		List<Action> actions = new ArrayList<>();
		actions.addAll(new SessionActions(sessions, partnerId, this.options.adminSecret()).actions());
		actions.addAll(new AppTokenActions(this.store, dialect, partnerId, new SecureRandom()).actions());
		actions.addAll(new AppTokenSessions(this.store, sessions).actions());
		actions.addAll(new LinkActions(this.store, this.options, this.faults, ids).actions());
		actions.addAll(new LinkList(this.store, dialect, partnerId, this.faults, this.largeAnswers).actions());
		actions.addAll(new LinkGoto(this.store, dialect, this.fetch).actions());
		actions.addAll(new UserActions(this.store, partnerId).actions());
		actions.addAll(new UserList(this.store, dialect, partnerId).actions());
		Dispatcher dispatcher = new Dispatcher(actions, sessions, new Permissions(dialect, partnerId, this.store),
				this.faults, this.requests);
		AnswerCache cache = dialect.has(Dialect.Difference.ANSWERS_TO_STRANGERS_ARE_CACHED) ? new AnswerCache(sessions)
				: null;
		return new Router(dispatcher, new MultiRequest(dispatcher, this.faults, this.largeAnswers), cache);
	}

	private static void fill(Store store, SandboxOptions options, Instant now) {
		Path seed = options.seed();
		store.fill((all) -> {
			if (seed != null) {
				try (CsvSeed csv = CsvSeed.open(seed, newIds(options, 0), now)) {
					SandboxAccount.putAll(csv.links(), all);
				}
			}
			else {
				AccountGenerator generator = new AccountGenerator(options.links(), now, options.randomSeed(),
						options.dialect());
				for (SandboxUser user : (options.links() > 0) ? generator.users() : List.<SandboxUser>of()) {
					all.users().put(user);
				}
				SandboxAccount.putAll(generator.links(), all);
			}
			return true;
		});
	}

	private static void appointOwner(Store store, @Nullable String userId, Instant now) {
		if (userId != null) {
			store.change((all) -> {
				SandboxUser known = all.users().get(userId);
				all.users().put(((known != null) ? known : SandboxUser.active(userId, now)).asAccountOwner());
				return true;
			});
			store.commit();
		}
	}

	/** Another start draws other ids, so that it does not meet all those drawn before. */
	private static LinkIds newIds(SandboxOptions options, int links) {
		return new LinkIds(new Random(options.randomSeed() * 31 + links), options.dialect());
	}

}
