package io.linkkeeper.observe;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import io.linkkeeper.history.RunQueries;
import io.linkkeeper.kaltura.http.RequestStatistics;
import io.linkkeeper.ledger.LinkChanges;
import io.linkkeeper.link.ChangeKind;
import io.linkkeeper.operate.RunListener;
import io.linkkeeper.run.ExitCode;
import io.linkkeeper.run.KindCounts;
import io.linkkeeper.run.Run;
import io.linkkeeper.run.StateCounts;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Records metrics of the runs of this process. Thread-safe.
 */
final class RunMetrics implements RunListener {

	private final MeterRegistry registry;

	private final LinkChanges changes;

	private final Clock clock;

	/**
	 * Counts at the start of each executing run, so that a restart records only its own
	 * changes.
	 */
	private final Map<Long, Counts> before = new ConcurrentHashMap<>();

	private final Map<String, AtomicLong> lastDone = new ConcurrentHashMap<>();

	RunMetrics(MeterRegistry registry, LinkChanges changes, RunQueries queries, Clock clock) {
		this.registry = registry;
		this.changes = changes;
		this.clock = clock;
		queries.lastDone().forEach((job, at) -> done(job, at.getEpochSecond()));
	}

	@Override
	public void executionStarted(Run run) {
		this.before.put(run.id(), new Counts(run.kinds(), this.changes.count(run.id())));
		if (run.key().startsWith("schedule:") && run.endedAt() == null) {
			Duration late = Duration.between(run.asOf(), run.createdAt());
			RunMeter.LATENESS.timer(this.registry).record(late.isNegative() ? Duration.ZERO : late);
		}
	}

	@Override
	public void requestsCompleted(RequestStatistics traffic, Map<String, Long> refusals) {
		RunMeter.API_REQUESTS.counter(this.registry).increment(traffic.requests());
		RunMeter.API_REQUEST_SECONDS.counter(this.registry)
			.increment((double) traffic.latencyMillis() / TimeUnit.SECONDS.toMillis(1));
		RunMeter.API_RETRIES.counter(this.registry).increment(traffic.retries());
		RunMeter.API_RATE_LIMIT_WAITS.counter(this.registry).increment(traffic.rateLimitWaits());
		refusals.forEach((code, count) -> RunMeter.API_ERRORS.counter(this.registry, code).increment(count));
	}

	@Override
	public void executionEnded(Run run, ExitCode exitCode, StateCounts counts) {
		String outcome = exitCode.name().toLowerCase(Locale.ROOT);
		RunMeter.RUNS.counter(this.registry, run.job(), outcome).increment();
		Counts before = this.before.remove(run.id());
		if (before != null) {
			StateCounts began = before.changes();
			changes("applied", counts.applied() - began.applied());
			changes("stale", counts.stale() - began.stale());
			changes("rejected", counts.rejected() - began.rejected());
			changes("failed", counts.failed() - began.failed());
			changes("unknown", counts.unknown() - began.unknown());
			kinds(RunMeter.PLANNED_CHANGES, run.job(), run.kinds(), before.planned());
			kinds(RunMeter.APPLIED_CHANGES, run.job(), counts.kinds(), began.kinds());
		}
		if (exitCode == ExitCode.DONE && (run.mode().name().equals("RUN") || run.approvedAt() != null)) {
			done(run.job(), this.clock.instant().getEpochSecond());
		}
	}

	/** The number of failed changes may decrease, a counter must not. */
	private void changes(String outcome, long count) {
		RunMeter.CHANGES.counter(this.registry, outcome).increment(Math.max(0, count));
	}

	private void kinds(RunMeter meter, String job, KindCounts counts, KindCounts began) {
		for (ChangeKind kind : ChangeKind.values()) {
			meter.counter(this.registry, job, kind.label()).increment(Math.max(0, counts.of(kind) - began.of(kind)));
		}
	}

	private void done(String job, long epochSecond) {
		this.lastDone.computeIfAbsent(job, (name) -> {
			AtomicLong at = new AtomicLong();
			RunMeter.LAST_DONE.gauge(this.registry, at, name);
			return at;
		}).set(epochSecond);
	}

	/**
	 * The counts of a run when its execution began.
	 */
	private record Counts(KindCounts planned, StateCounts changes) {

	}

}
