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
 * The injected faults of a sandbox. All are off initially and can be changed while the
 * sandbox runs; a change applies to calls that arrive afterwards. Random choices follow
 * the random seed. Thread-safe.
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
	 * @throws IllegalArgumentException when it is malformed or a value is out of range
	 */
	public void set(byte[] json) {
		FaultSettings.read(json).applyTo(this);
	}

	/**
	 * Delays each HTTP request.
	 * @param latency the delay; zero for none
	 */
	public void latency(Duration latency) {
		checkNotNegative("A latency", latency);
		this.latency = latency;
	}

	/**
	 * Answers HTTP 504 to requests that take longer, their latency included. The work
	 * continues and has its effect afterwards, as behind the real server's web tier.
	 * @param limit how long the gateway waits, or {@code null} for no limit
	 */
	public void gatewayTimeLimit(@Nullable Duration limit) {
		checkNotNegative("A time limit", limit);
		this.gatewayTimeLimit = limit;
	}

	/**
	 * Makes HTTP requests fail before they have an effect.
	 * @param share the share of requests that fail, 0 to 1
	 * @param kinds the ways to fail, drawn at random; all of them when none is given
	 */
	public synchronized void failBefore(double share, FaultKind... kinds) {
		this.before.set(share, List.of(kinds));
	}

	/** Like {@link #failBefore}, but the requests fail after they had their effect. */
	public synchronized void failAfter(double share, FaultKind... kinds) {
		this.after.set(share, List.of(kinds));
	}

	/**
	 * Makes the next HTTP requests, and no others, fail before they have an effect.
	 * @param count how many
	 * @param kinds the ways to fail; all of them when none is given
	 */
	public synchronized void failNextBefore(int count, FaultKind... kinds) {
		this.before.setNext(count, List.of(kinds));
	}

	/**
	 * Like {@link #failNextBefore}, but the requests fail after they had their effect.
	 */
	public synchronized void failNextAfter(int count, FaultKind... kinds) {
		this.after.setNext(count, List.of(kinds));
	}

	/**
	 * Answers ACTION_BLOCKED to calls of one action above a limit.
	 * @param calls how many calls of one action pass in a window
	 * @param window the length of a window by the sandbox's clock
	 */
	public void limitRate(int calls, Duration window) {
		this.blocking.limit(new Throttle(calls, window));
	}

	/**
	 * Answers ACTION_BLOCKED to the next calls of any action.
	 * @param calls how many
	 */
	public void blockNext(int calls) {
		this.blocking.blockNext(calls);
	}

	/**
	 * Makes sessions expire early: that long after their first use, unless their own
	 * expiry is sooner.
	 * @param lifetime the longest lifetime, or {@code null} for no bound
	 */
	public void sessionLifetime(@Nullable Duration lifetime) {
		this.sessionLifetime = lifetime;
	}

	/** Expires every session used so far. */
	public synchronized void expireSessions() {
		this.expiredSessions = this.expiredSessions + 1;
	}

	/**
	 * Shifts the server's clock, and with it the HTTP Date header.
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
	 * Ignores a field of the list filter, as old servers do with unknown fields.
	 * @param name the field, for example {@code statusEqual}
	 */
	public void ignoreFilter(String name) {
		this.ignoredFilters.add(name);
	}

	/**
	 * Makes add accept a uniqueId that was added shortly before, as if both had been
	 * checked before either was stored: the server's database has no unique constraint.
	 * @param window how long a new link is invisible, by the sandbox's clock
	 */
	public void uniqueIdWindow(Duration window) {
		checkNotNegative("A window", window);
		this.uniqueIdWindow = window;
	}

	/**
	 * Runs code before each call is carried out, on the thread that serves the call,
	 * several at a time when requests overlap, and outside the store's lock. An exception
	 * makes the answer an internal error.
	 * @param hook the code; runs until {@link #clear()}
	 */
	public void before(Consumer<ReceivedRequest> hook) {
		this.hooksBefore.add(hook);
	}

	/** Like {@link #before}, but after the call, before its answer is sent. */
	public void after(Consumer<ReceivedRequest> hook) {
		this.hooksAfter.add(hook);
	}

	/** Turns all faults off; expired sessions stay expired. */
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

	/** The number of calls of {@link #expireSessions()}. */
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

	/** Whether a call is blocked; counts it, if {@code limited} for the rate as well. */
	public boolean blocks(String call, boolean limited, Instant now) {
		return this.blocking.blocks(call, limited, now);
	}

	/** Whether there are hooks; only then are the parameters of requests copied. */
	public boolean hasHooks() {
		return !this.hooksBefore.isEmpty() || !this.hooksAfter.isEmpty();
	}

	public void runBefore(ReceivedRequest request) {
		this.hooksBefore.forEach((hook) -> hook.accept(request));
	}

	public void runAfter(ReceivedRequest request) {
		this.hooksAfter.forEach((hook) -> hook.accept(request));
	}

	private static void checkNotNegative(String what, @Nullable Duration duration) {
		if (duration != null && duration.isNegative()) {
			throw new IllegalArgumentException(what + " must not be negative, but is " + duration);
		}
	}

}
