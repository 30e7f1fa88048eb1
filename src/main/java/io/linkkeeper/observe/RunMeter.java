package io.linkkeeper.observe;

import java.util.List;
import java.util.stream.IntStream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;

/**
 * The meters that {@link RunMetrics} registers.
 */
enum RunMeter {

	RUNS("linkkeeper.runs", Meter.Type.COUNTER,
			"Executions that ended, by outcome: the name of the exit code in lower case", "job", "outcome"),

	CHANGES("linkkeeper.changes", Meter.Type.COUNTER, "Changes by outcome: applied, stale, rejected, failed or unknown",
			"outcome"),

	PLANNED_CHANGES("linkkeeper.changes.planned", Meter.Type.COUNTER,
			"Planned changes by kind: add, change, disable, enable or delete, which is for good", "job", "kind"),

	APPLIED_CHANGES("linkkeeper.changes.applied", Meter.Type.COUNTER,
			"Applied changes by kind, those included whose link was already so", "job", "kind"),

	LAST_DONE("linkkeeper.job.last.done.timestamp.seconds", Meter.Type.GAUGE,
			"When the job last did all it had to do, in seconds since 1970", "job"),

	LATENESS("linkkeeper.fire.lateness", Meter.Type.TIMER, "How long after their scheduled times scheduled runs began"),

	API_REQUESTS("linkkeeper.api.requests", Meter.Type.COUNTER, "Requests to the API"),

	API_REQUEST_SECONDS("linkkeeper.api.request.seconds", Meter.Type.COUNTER, "The time that requests took"),

	API_ERRORS("linkkeeper.api.errors", Meter.Type.COUNTER, "Errors that the API answered with, by its error code",
			"code"),

	API_RETRIES("linkkeeper.api.retries", Meter.Type.COUNTER, "Requests that were repeated"),

	API_RATE_LIMIT_WAITS("linkkeeper.api.rate.limit.waits", Meter.Type.COUNTER,
			"Requests that waited for the rate limit");

	private final String id;

	private final Meter.Type type;

	private final String description;

	private final List<String> tags;

	RunMeter(String id, Meter.Type type, String description, String... tags) {
		this.id = id;
		this.type = type;
		this.description = description;
		this.tags = List.of(tags);
	}

	/** The name in Micrometer's form, which a registry turns into its own. */
	String id() {
		return this.id;
	}

	Meter.Type type() {
		return this.type;
	}

	String description() {
		return this.description;
	}

	List<String> tags() {
		return this.tags;
	}

	Counter counter(MeterRegistry registry, String... values) {
		return Counter.builder(this.id).description(this.description).tags(tags(values)).register(registry);
	}

	Timer timer(MeterRegistry registry) {
		return Timer.builder(this.id).description(this.description).register(registry);
	}

	void gauge(MeterRegistry registry, Number value, String... values) {
		Gauge.builder(this.id, value, Number::doubleValue)
			.description(this.description)
			.tags(tags(values))
			.register(registry);
	}

	private List<Tag> tags(String... values) {
		return IntStream.range(0, this.tags.size()).mapToObj((i) -> Tag.of(this.tags.get(i), values[i])).toList();
	}

}
