package io.linkkeeper.kaltura;

import java.time.Clock;
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
import io.linkkeeper.kaltura.http.ClientSettings;
import io.linkkeeper.kaltura.http.Credentials;
import io.linkkeeper.kaltura.http.HttpTransport;
import io.linkkeeper.kaltura.http.InterruptibleWait;
import io.linkkeeper.kaltura.http.RateLimit;
import io.linkkeeper.kaltura.http.Redactor;
import io.linkkeeper.kaltura.http.RequestCounters;
import io.linkkeeper.kaltura.http.RequestStatistics;
import io.linkkeeper.kaltura.http.Retries;
import io.linkkeeper.kaltura.http.Sleeper;
import io.linkkeeper.kaltura.json.Api;
import io.linkkeeper.kaltura.json.ApiAction;
import io.linkkeeper.kaltura.json.Json;
import io.linkkeeper.kaltura.session.AdminSessionSource;
import io.linkkeeper.kaltura.session.AppTokenSessionSource;
import io.linkkeeper.kaltura.session.SessionInfo;
import io.linkkeeper.kaltura.session.SessionReader;
import io.linkkeeper.kaltura.session.SessionSource;
import io.linkkeeper.kaltura.session.SharedSession;
import io.linkkeeper.link.ShortLink;

/**
 * The Kaltura API for one account: short links, and of users and sessions what keeping
 * links needs. Thread-safe; threads share its connections and its session.
 * <p>
 * An answer is used only when it is what was asked for: an error, which the server sends
 * with HTTP status 200, is never an empty list, and a server that ignores a filter is
 * refused. Reads are repeated when the server cannot be reached, breaks down or blocks
 * for a while; a write only when the server certainly did not do it. All waiting ends at
 * once when the thread is interrupted, with the interrupt flag set.
 * <p>
 * Every method throws {@link KalturaApiException} when the API refuses,
 * {@link TransportException} when the server cannot be talked to,
 * {@link UntrustworthyAnswerException} when the answer cannot be used,
 * {@link InvalidCredentialsException} when the account cannot sign in, and
 * {@link KalturaInterruptedException}.
 */
public final class KalturaClient implements AutoCloseable {

	private final Account account;

	private final int requestsAtATime;

	private final RequestCounters counters = new RequestCounters();

	private final HttpTransport transport;

	private final Reads reads;

	private final LinkReader reader;

	private final LinkLists lists;

	private final UserLists users;

	private final LinkSender sender;

	/**
	 * A client that opens connections and a session when first used.
	 * @param account the account
	 * @param settings how to behave towards the server
	 * @param clock tells when to renew the session
	 * @param sleeper does all waiting
	 */
	public KalturaClient(Account account, ClientSettings settings, Clock clock, Sleeper sleeper) {
		this.account = account;
		this.requestsAtATime = settings.concurrentRequests();
		Redactor redactor = new Redactor();
		InterruptibleWait pauses = new InterruptibleWait(sleeper);
		this.transport = new HttpTransport(account, settings,
				new RateLimit(settings.requestsPerSecond(), pauses, this.counters), this.counters, redactor);
		Api api = new Api(account, this.transport, new Json(redactor), this.counters);
		Retries retries = new Retries(settings.retry(), pauses, this.counters);
		SharedSession sessions = new SharedSession(source(account, api, retries, clock, redactor), clock, redactor);
		this.reads = new Reads(api, sessions, retries);
		this.reader = new LinkReader(account);
		this.lists = new LinkLists(this.reads, this.reader);
		this.users = new UserLists(this.reads);
		this.sender = new LinkSender(settings, api, sessions, retries, new CallResultReader(api, this.reader), clock);
	}

	private static SessionSource source(Account account, Api api, Retries retries, Clock clock, Redactor redactor) {
		if (account.credentials() instanceof Credentials.AdminSecret admin) {
			redactor.learn(admin.secret());
			return new AdminSessionSource(account, admin.secret(), api, retries, clock);
		}
		if (account.credentials() instanceof Credentials.AppToken token) {
			redactor.learn(token.token());
			return new AppTokenSessionSource(account, token, api, retries, clock, redactor);
		}
		return SessionSource.ready(account, ((Credentials.ReadySession) account.credentials()).ks());
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
	 * @return those that exist and are not deleted, in no order; the server disregards
	 * case, this list does not
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
	 * Writes. The calls share one multirequest, without a transaction: each succeeds or
	 * fails alone. Calls whose text a multirequest would change travel by themselves,
	 * after the others. What the server refuses for a time or for an expired session is
	 * sent again; nothing whose effect is unknown is.
	 * @param calls at most as many as {@link ClientSettings#callsPerRequest()}; their
	 * order does not matter
	 * @return a result for each call, in the same order
	 * @throws KalturaException when none of the calls left this machine; when any did,
	 * their results tell, even if the thread was interrupted meanwhile
	 */
	public List<CallResult> send(List<LinkCall> calls) {
		return send(calls, Instant.MAX);
	}

	/**
	 * Writes as {@link #send(List)} does, as long as there is time: a call that has to
	 * wait past its deadline, be it for its turn, the connection or the end of a block,
	 * comes back as {@link CallResult.Overdue}.
	 * @param calls at most as many as {@link ClientSettings#callsPerRequest()}
	 * @param deadline after which nothing is sent
	 * @return a result for each call, in the same order
	 * @throws KalturaException as the other method does
	 */
	public List<CallResult> send(List<LinkCall> calls, Instant deadline) {
		return this.sender.send(calls, deadline);
	}

	/**
	 * Lists users by id in one request. Absence proves nothing, as the server answers
	 * from an index: confirm it with {@link #findUser}.
	 * @param ids from 1 to 500 ids, without commas
	 * @return those the server found; it disregards case
	 */
	public List<User> listUsers(Collection<String> ids) {
		return this.users.list(ids);
	}

	/**
	 * Gets one user.
	 * @param id the user
	 * @return the user, or empty when the server knows no such user or has deleted it
	 */
	public Optional<User> findUser(String id) {
		return this.users.find(id);
	}

	/**
	 * What the server says of the current session. For admin sessions only: a user's is
	 * refused with {@code SERVICE_FORBIDDEN}.
	 * @return the session
	 */
	public SessionInfo session() {
		return this.reads.read(ApiAction.SESSION_GET, Map.of(), SessionReader::session);
	}

	/**
	 * The server's clock, read from the answer to a harmless request.
	 * @return the time, to the second
	 */
	public Instant serverTime() {
		return this.reads.read(ApiAction.SESSION_GET, Map.of(), SessionReader::date);
	}

	/**
	 * The URL under which people follow a link.
	 * @param id the link
	 * @return the service's own address for it (guide, section 2)
	 */
	public String shortUrl(String id) {
		String service = this.account.serviceUrl().toString();
		return service.substring(0, service.length() - "/api_v3".length()) + "/tiny/" + id;
	}

	/**
	 * How many requests are under way at a time at most; more callers wait.
	 * @return at least 1
	 */
	public int requestsAtATime() {
		return this.requestsAtATime;
	}

	/**
	 * What this client has sent so far.
	 * @return a snapshot
	 */
	public RequestStatistics statistics() {
		return this.counters.snapshot();
	}

	/**
	 * How often the API has answered this client with an error so far.
	 * @return a snapshot by the API's code
	 */
	public Map<String, Long> refusals() {
		return this.counters.refusals();
	}

	/**
	 * Aborts what is in flight; later calls fail. Threads that wait for a pause see it
	 * when the pause is over, or when they are interrupted.
	 */
	@Override
	public void close() {
		this.transport.close();
	}

}
