package io.linkkeeper.sandbox.fault;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The faults to be set by one HTTP request; an absent fault stays unchanged. See
 * {@link Faults} for each of them.
 *
 * @param clear turns everything off first
 * @param latencyMillis the delay of each HTTP request
 * @param gatewayTimeLimitMillis how long the gateway waits before it answers HTTP 504
 * @param failBefore requests that fail before their effect
 * @param failAfter requests that fail after their effect
 * @param limitRate the calls of one action that pass in a window
 * @param blockNext how many calls are blocked next
 * @param sessionLifetimeSeconds the longest lifetime of a session
 * @param expireSessions expires all sessions used so far
 * @param clockSkewSeconds how far the server's clock is ahead
 * @param shortenMultirequests the most items of a multirequest that are answered
 * @param uniqueIdWindowSeconds how long add ignores a uniqueId that was added
 * @param ignoreFilters fields of the list filter that are ignored
 */
record FaultSettings(boolean clear, @Nullable Long latencyMillis, @Nullable Long gatewayTimeLimitMillis,
		@Nullable Failures failBefore, @Nullable Failures failAfter, @Nullable RateLimit limitRate,
		@Nullable Integer blockNext, @Nullable Long sessionLifetimeSeconds, boolean expireSessions,
		@Nullable Long clockSkewSeconds, @Nullable Integer shortenMultirequests, @Nullable Long uniqueIdWindowSeconds,
		@Nullable List<String> ignoreFilters) {

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
		.build();

	/**
	 * Reads settings from JSON.
	 * @throws IllegalArgumentException when they are malformed
	 */
	static FaultSettings read(byte[] json) {
		try {
			return MAPPER.readValue(json, FaultSettings.class);
		}
		catch (JacksonException ex) {
			throw new IllegalArgumentException(ex.getOriginalMessage(), ex);
		}
	}

	/**
	 * Sets the faults.
	 * @throws IllegalArgumentException when a value is out of range
	 */
	void applyTo(Faults faults) {
		if (this.clear) {
			faults.clear();
		}
		if (this.failBefore != null) {
			this.failBefore.apply(faults::failBefore, faults::failNextBefore);
		}
		if (this.failAfter != null) {
			this.failAfter.apply(faults::failAfter, faults::failNextAfter);
		}
		applyTimes(faults);
		applyCalls(faults);
	}

	private void applyTimes(Faults faults) {
		if (this.latencyMillis != null) {
			faults.latency(Duration.ofMillis(this.latencyMillis));
		}
		if (this.gatewayTimeLimitMillis != null) {
			faults.gatewayTimeLimit(Duration.ofMillis(this.gatewayTimeLimitMillis));
		}
		if (this.clockSkewSeconds != null) {
			faults.clockSkew(Duration.ofSeconds(this.clockSkewSeconds));
		}
		if (this.sessionLifetimeSeconds != null) {
			faults.sessionLifetime(Duration.ofSeconds(this.sessionLifetimeSeconds));
		}
		if (this.uniqueIdWindowSeconds != null) {
			faults.uniqueIdWindow(Duration.ofSeconds(this.uniqueIdWindowSeconds));
		}
		if (this.expireSessions) {
			faults.expireSessions();
		}
	}

	private void applyCalls(Faults faults) {
		if (this.limitRate != null) {
			faults.limitRate(this.limitRate.calls(), Duration.ofSeconds(this.limitRate.windowSeconds()));
		}
		if (this.blockNext != null) {
			faults.blockNext(this.blockNext);
		}
		if (this.shortenMultirequests != null) {
			faults.shortenMultirequests(this.shortenMultirequests);
		}
		if (this.ignoreFilters != null) {
			this.ignoreFilters.forEach(faults::ignoreFilter);
		}
	}

	/**
	 * Which HTTP requests fail, and how.
	 *
	 * @param share the share of all, 0 to 1
	 * @param next how many of the next, and no others
	 * @param kinds the ways to fail; all of them when absent
	 */
	record Failures(@Nullable Double share, @Nullable Integer next, @Nullable List<FaultKind> kinds) {

		void apply(Shares shares, Counts counts) {
			FaultKind[] chosen = (this.kinds != null) ? this.kinds.toArray(new FaultKind[0]) : new FaultKind[0];
			if (this.share != null) {
				shares.set(this.share, chosen);
			}
			if (this.next != null) {
				counts.set(this.next, chosen);
			}
		}

	}

	/**
	 * The server's rate limit.
	 *
	 * @param calls how many calls of one action pass in a window
	 * @param windowSeconds the length of a window
	 */
	record RateLimit(int calls, long windowSeconds) {

	}

	/** Sets a share of requests that fail. */
	@FunctionalInterface
	interface Shares {

		void set(double share, FaultKind... kinds);

	}

	/** Sets how many of the next requests fail. */
	@FunctionalInterface
	interface Counts {

		void set(int count, FaultKind... kinds);

	}

}
