package io.linkkeeper.sandbox.fault;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * What goes wrong on purpose. Everything is off at first, can be changed while the
 * sandbox runs, and holds for calls that arrive afterwards. Choices by chance follow the
 * random seed. Thread-safe.
 */
public final class Faults {

	private final Random random;

	private final Failure before = new Failure();

	private final Failure after = new Failure();

	private final Blocking blocking = new Blocking();

	private final List<Consumer<ReceivedRequest>> hooksBefore = new CopyOnWriteArrayList<>();

	private final List<Consumer<ReceivedRequest>> hooksAfter = new CopyOnWriteArrayList<>();

	private final Set<String> ignoredFilters = ConcurrentHashMap.newKeySet();

	private volatile Duration latency = Duration.ZERO;

	private volatile Duration clockSkew = Duration.ZERO;

	private volatile @Nullable Duration gatewayTimeLimit;

	private volatile Duration uniqueIdWindow = Duration.ZERO;

	private volatile @Nullable Duration sessionLifetime;

	private volatile long expiredSessions;

	private volatile int multirequestItems = Integer.MAX_VALUE;

	public Faults(long randomSeed) {
		this.random = new Random(randomSeed);
	}

	/**
	 * Sets faults from JSON, as the control page receives it.
	 * @param json an object with one field for each fault to be set
	 * @throws IllegalArgumentException when it is malformed or a value is out of range;
	 * the message says what is wrong
	 */
	public void set(byte[] json) {
		FaultSettings.read(json).applyTo(this);
	}

	/**
	 * Lets each HTTP request wait before anything else.
	 * @param latency how long; zero for not at all
	 */
	public void latency(Duration latency) {
		checkNotNegative("A latency", latency);
		this.latency = latency;
	}

	/**
	 * Answers HTTP 504 to requests that take longer, their latency included. The work
	 * goes on, and has its effect afterwards, as with the real server's web tier.
	 * @param limit how long the gateway waits, or {@code null} for as long as it takes
	 */
	public void gatewayTimeLimit(@Nullable Duration limit) {
		if (limit != null) {
			checkNotNegative("A time limit", limit);
		}
		this.gatewayTimeLimit = limit;
	}

	/**
	 * Lets HTTP requests fail before they have an effect.
	 * @param share the share of requests that fail, 0 to 1
	 * @param kinds the ways to fail, drawn by chance; all of them when none is given
	 */
	public synchronized void failBefore(double share, FaultKind... kinds) {
		this.before.set(share, List.of(kinds));
	}

	/**
	 * Lets HTTP requests fail after they had their effect.
	 * @param share the share of requests that fail, 0 to 1
	 * @param kinds the ways to fail, drawn by chance; all of them when none is given
	 */
	public synchronized void failAfter(double share, FaultKind... kinds) {
		this.after.set(share, List.of(kinds));
	}

	/**
	 * Lets the next HTTP requests, and no others, fail before they have an effect.
	 * @param count how many
	 * @param kinds the ways to fail; all of them when none is given
	 */
	public synchronized void failNextBefore(int count, FaultKind... kinds) {
		this.before.setNext(count, List.of(kinds));
	}

	/**
	 * Lets the next HTTP requests, and no others, fail after they had their effect.
	 * @param count how many
	 * @param kinds the ways to fail; all of them when none is given
	 */
	public synchronized void failNextAfter(int count, FaultKind... kinds) {
		this.after.setNext(count, List.of(kinds));
	}

	/**
	 * Answers ACTION_BLOCKED to calls above a limit, counted for each action; in a
	 * multirequest each item counts.
	 * @param calls how many calls of one action pass in a window
	 * @param window the length of a window by the sandbox's clock
	 */
	public void limitRate(int calls, Duration window) {
		this.blocking.limit(new Throttle(calls, window));
	}

	/**
	 * Answers ACTION_BLOCKED to the next calls, whatever they are.
	 * @param calls how many
	 */
	public void blockNext(int calls) {
		this.blocking.blockNext(calls);
	}

	/**
	 * Lets sessions expire early: that long after the sandbox first saw them, if their
	 * own expiry is not sooner.
	 * @param lifetime the longest life, or {@code null} for no bound
	 */
	public void sessionLifetime(@Nullable Duration lifetime) {
		this.sessionLifetime = lifetime;
	}

	/** Lets every session that the sandbox has seen so far be expired from now on. */
	public synchronized void expireSessions() {
		this.expiredSessions = this.expiredSessions + 1;
	}

	/**
	 * Sets the server's clock, and with it the HTTP Date header, ahead or back.
	 * @param skew what to add to the sandbox's clock; may be negative
	 */
	public void clockSkew(Duration skew) {
		this.clockSkew = skew;
	}

	/**
	 * Ends the answer to a multirequest early; the items beyond are not carried out.
	 * @param items the most items that are answered
	 */
	public void shortenMultirequests(int items) {
		this.multirequestItems = items;
	}

	/**
	 * Ignores a field of the list filter without a word, as old servers do with fields
	 * they do not know.
	 * @param name the field, for example {@code statusEqual}
	 */
	public void ignoreFilter(String name) {
		this.ignoredFilters.add(name);
	}

	/**
	 * Lets add accept a uniqueId that was added shortly before, as when both were checked
	 * before either was stored: the server's database does not keep uniqueIds apart.
	 * @param window by the sandbox's clock, how long a link goes unseen; zero for not at
	 * all
	 */
	public void uniqueIdWindow(Duration window) {
		checkNotNegative("A window", window);
		this.uniqueIdWindow = window;
	}

	/**
	 * Runs code before each call is carried out.
	 * @param hook the code; runs until {@link #clear()}
	 */
	public void before(Consumer<ReceivedRequest> hook) {
		this.hooksBefore.add(hook);
	}

	/**
	 * Runs code after each call was carried out, before its answer is sent.
	 * @param hook the code; runs until {@link #clear()}
	 */
	public void after(Consumer<ReceivedRequest> hook) {
		this.hooksAfter.add(hook);
	}

	/** Turns everything off again; sessions that were expired stay so. */
	public synchronized void clear() {
		this.latency = Duration.ZERO;
		this.clockSkew = Duration.ZERO;
		this.gatewayTimeLimit = null;
		this.uniqueIdWindow = Duration.ZERO;
		this.sessionLifetime = null;
		this.multirequestItems = Integer.MAX_VALUE;
		this.ignoredFilters.clear();
		this.hooksBefore.clear();
		this.hooksAfter.clear();
		this.before.clear();
		this.after.clear();
		this.blocking.clear();
	}

	public Duration latency() {
		return this.latency;
	}

	@Nullable public Duration gatewayTimeLimit() {
		return this.gatewayTimeLimit;
	}

	public Duration uniqueIdWindow() {
		return this.uniqueIdWindow;
	}

	public Duration clockSkew() {
		return this.clockSkew;
	}

	@Nullable public Duration sessionLifetime() {
		return this.sessionLifetime;
	}

	/** How often all sessions were expired. */
	public long expiredSessions() {
		return this.expiredSessions;
	}

	public int multirequestItems() {
		return this.multirequestItems;
	}

	public boolean ignoresFilter(String name) {
		return this.ignoredFilters.contains(name);
	}

	synchronized @Nullable public FaultKind drawBefore() {
		return this.before.draw(this.random);
	}

	synchronized @Nullable public FaultKind drawAfter() {
		return this.after.draw(this.random);
	}

	/**
	 * Whether a call is blocked. Each question counts as one call.
	 * @param call the service and action
	 * @param limited whether the rate limit counts the call
	 * @param now the server's time
	 */
	public boolean blocks(String call, boolean limited, Instant now) {
		return this.blocking.blocks(call, limited, now);
	}

	/** Whether somebody looks at requests; only then are their parameters written out. */
	public boolean hasHooks() {
		return !this.hooksBefore.isEmpty() || !this.hooksAfter.isEmpty();
	}

	public void runBefore(ReceivedRequest request) {
		this.hooksBefore.forEach((hook) -> hook.accept(request));
	}

	public void runAfter(ReceivedRequest request) {
		this.hooksAfter.forEach((hook) -> hook.accept(request));
	}

	private static void checkNotNegative(String what, Duration duration) {
		if (duration.isNegative()) {
			throw new IllegalArgumentException(what + " must not be negative, but is " + duration);
		}
	}

}
