package io.linkkeeper.kaltura;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.linkkeeper.kaltura.error.InvalidCredentialsException;
import io.linkkeeper.kaltura.error.KalturaApiException;
import io.linkkeeper.kaltura.error.KalturaException;
import io.linkkeeper.kaltura.error.KalturaInterruptedException;
import io.linkkeeper.kaltura.error.TransportException;
import io.linkkeeper.kaltura.error.UntrustworthyAnswerException;
import io.linkkeeper.kaltura.http.Account;
import io.linkkeeper.kaltura.http.Answer;
import io.linkkeeper.kaltura.http.Api;
import io.linkkeeper.kaltura.http.ApiAction;
import io.linkkeeper.kaltura.http.ClientSettings;
import io.linkkeeper.kaltura.http.RequestStatistics;
import io.linkkeeper.kaltura.http.Transport;
import io.linkkeeper.kaltura.limit.AccountBudget;
import io.linkkeeper.kaltura.session.SessionInfo;
import io.linkkeeper.kaltura.session.SharedSession;
import io.linkkeeper.kaltura.waiting.Sleeper;
import io.linkkeeper.kaltura.waiting.TaskPool;
import io.linkkeeper.link.ShortLink;

/**
 * Client of the Kaltura API for one account: short links, users and sessions.
 * Thread-safe; threads share its connections and its session.
 * <p>
 * A response is used only when it matches the request: an API error, which comes with
 * HTTP status 200, is never an empty list, and a response that ignores the filter is
 * rejected. Reads are retried on transport failures, server errors and blocks; a write is
 * retried only when it was certainly not executed. All waiting is interruptible and
 * preserves the interrupt flag.
 * <p>
 * Every method throws {@link KalturaApiException} when the API refuses the call,
 * {@link TransportException} when the server cannot be reached,
 * {@link UntrustworthyAnswerException} when the response cannot be used,
 * {@link InvalidCredentialsException} when no session can be started, and
 * {@link KalturaInterruptedException}.
 */
public final class KalturaClient implements AutoCloseable {

	private final Account account;

	private final ClientSettings settings;

	private final Sleeper sleeper;

	private final Api api;

	private final Reads reads;

	private final LinkReader reader;

	private final LinkLists lists;

	private final UserLists users;

	private final LinkSender sender;

	/**
	 * Creates a client with a budget of its own that uses no proxy.
	 * @param account the account
	 * @param settings timeouts, concurrency, rate limit and retries
	 * @param clock decides when to renew the session, and measures how long failures last
	 * @param sleeper performs all waiting
	 */
	public KalturaClient(Account account, ClientSettings settings, Clock clock, Sleeper sleeper) {
		this(account, settings, clock, sleeper, Transport.Factory.HTTP);
	}

	/**
	 * Creates a client with a budget of its own over another transport than HTTP.
	 * @param account the account
	 * @param settings timeouts, concurrency, rate limit and retries
	 * @param clock decides when to renew the session, and measures how long failures last
	 * @param sleeper performs all waiting
	 * @param transports opens the transport
	 */
	public KalturaClient(Account account, ClientSettings settings, Clock clock, Sleeper sleeper,
			Transport.Factory transports) {
		this(account, settings, transports, settings.budget(), clock, sleeper);
	}

	/**
	 * Creates a client that opens connections and a session when first used.
	 * @param account the account
	 * @param settings timeouts, concurrency and retries
	 * @param transports opens the transport
	 * @param budget the account's request budget
	 * @param clock decides when to renew the session, and measures how long failures last
	 * @param sleeper performs all waiting
	 * @throws IllegalArgumentException when the settings of the network cannot be used
	 */
	public KalturaClient(Account account, ClientSettings settings, Transport.Factory transports, AccountBudget budget,
			Clock clock, Sleeper sleeper) {
		this.account = account;
		this.settings = settings;
		this.sleeper = sleeper;
		this.api = new Api(account, settings, transports, budget, clock, sleeper);
		SharedSession session = SharedSession.of(account, this.api, clock, sleeper);
		this.reads = new Reads(this.api, session);
		this.reader = new LinkReader(account);
		this.lists = new LinkLists(this.reads, this.reader);
		this.users = new UserLists(this.reads);
		this.sender = new LinkSender(settings, this.api, session, new CallResultReader(this.api, this.reader), clock);
	}

	/**
	 * Lists one page of links.
	 * @param filter which links
	 * @param order in which order
	 * @param pageSize how many to a page, from 1 to 500
	 * @param pageIndex which page, from 1; past the end it is empty
	 * @return the page, of which every link matches the filter
	 * @throws IllegalArgumentException for a page size or index that the server would
	 * take as "all links"
	 */
	public LinkPage list(LinkFilter filter, LinkOrder order, int pageSize, int pageIndex) {
		return this.lists.list(filter, order, pageSize, pageIndex);
	}

	/**
	 * Counts links.
	 * @param filter which links
	 * @return how many there are at this moment
	 */
	public long count(LinkFilter filter) {
		return this.lists.list(filter, null, 1, 1).totalCount();
	}

	/**
	 * Lists links by id in one request, whatever their status.
	 * @param ids from 1 to 500 ids
	 * @return the links that exist and are not deleted, unordered; ids match exactly,
	 * although the server ignores case
	 */
	public List<ShortLink> listByIds(Collection<String> ids) {
		return this.lists.listByIds(ids);
	}

	/**
	 * Gets one link.
	 * @param id the link
	 * @return the link with exactly this id
	 * @throws KalturaApiException with {@code INVALID_OBJECT_ID} when there is none, or
	 * it is deleted
	 */
	public ShortLink get(String id) {
		LinkCallCheck.id(id);
		return this.reads.read(ApiAction.LINK_GET, Map.of("id", id), (answer) -> {
			ShortLink link = this.reader.link(ApiAction.LINK_GET.toString(), answer.json());
			if (!link.id().equals(id)) {
				throw UntrustworthyAnswerException
					.lasting("The server answered with the link " + link.id() + " instead of " + id);
			}
			return link;
		});
	}

	/**
	 * Sends writes. The calls share one multirequest without a transaction: each succeeds
	 * or fails alone. Calls whose values a multirequest would alter are sent separately,
	 * after the others. Calls that were blocked, or refused for an expired session, are
	 * sent again; calls with an unknown outcome are not.
	 * @param calls at most as many as {@link ClientSettings#callsPerRequest()}; their
	 * order does not matter
	 * @return a result for each call, in the same order
	 * @throws KalturaException when none of the calls was sent; otherwise results are
	 * returned, even if the thread was interrupted meanwhile
	 */
	public List<CallResult> send(List<LinkCall> calls) {
		return send(calls, Instant.MAX);
	}

	/**
	 * Sends writes as {@link #send(List)} does, up to a deadline: a call that would have
	 * to wait longer, for the rate limit, a connection or the end of a block, results in
	 * {@link CallResult.Overdue}.
	 * @param calls at most as many as {@link ClientSettings#callsPerRequest()}
	 * @param deadline after which nothing is sent
	 * @return a result for each call, in the same order
	 * @throws KalturaException as the other method does
	 */
	public List<CallResult> send(List<LinkCall> calls, Instant deadline) {
		return this.sender.send(calls, deadline);
	}

	/**
	 * Lists users by id in one request. The server answers from an index that may lag:
	 * confirm absence with {@link #getUser}.
	 * @param ids from 1 to 500 ids, without commas
	 * @return the users found; the server ignores case
	 */
	public List<User> listUsers(Collection<String> ids) {
		return this.users.list(ids);
	}

	/**
	 * Gets one user.
	 * @param id the user
	 * @return the user, or empty when it does not exist or is deleted
	 */
	public Optional<User> getUser(String id) {
		return this.users.get(id);
	}

	/**
	 * Gets the current session. For admin sessions only: others are refused with
	 * {@code SERVICE_FORBIDDEN}.
	 * @return the session
	 */
	public SessionInfo session() {
		return this.reads.read(ApiAction.SESSION_GET, Map.of(), SessionInfo::of);
	}

	/**
	 * Gets the server's time from the Date header of a read.
	 * @return the time, to the second
	 */
	public Instant serverTime() {
		return this.reads.read(ApiAction.SESSION_GET, Map.of(), Answer::serverTime);
	}

	/**
	 * Returns the public URL of a link.
	 * @param id the link
	 * @return the address below {@code /tiny/} of the service (guide, section 2)
	 */
	public String tinyUrl(String id) {
		String service = this.account.serviceUrl().toString();
		return service.substring(0, service.length() - "/api_v3".length()) + "/tiny/" + id;
	}

	/**
	 * Opens a pool that executes as many requests at a time as this client sends.
	 * @param name the name of its threads
	 * @return the pool
	 */
	public TaskPool pool(String name) {
		return this.sleeper.pool(name, this.settings.concurrentRequests());
	}

	/**
	 * Returns how long an outage of the API may last before a call fails, beyond the
	 * retries that every call has.
	 * @return the time
	 */
	public Duration patience() {
		return this.settings.retry().patience();
	}

	/**
	 * Returns the traffic of this client so far.
	 * @return a snapshot
	 */
	public RequestStatistics statistics() {
		return this.api.statistics();
	}

	/**
	 * Returns the number of API errors so far.
	 * @return a snapshot by the API's error code
	 */
	public Map<String, Long> refusals() {
		return this.api.refusals();
	}

	/**
	 * Aborts requests in flight; later calls fail. Waiting threads notice it after their
	 * wait or when interrupted. Repeating it has no effect.
	 */
	@Override
	public void close() {
		this.api.close();
	}

}
