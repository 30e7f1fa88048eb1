package io.linkkeeper.observe;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;

import io.linkkeeper.GeneratedFile;
import io.micrometer.core.instrument.Meter;
import io.micrometer.prometheusmetrics.PrometheusNamingConvention;
import org.junit.jupiter.api.Test;

/**
 * The page about metrics follows from the meters.
 */
class MetricsReferenceTests {

	private static final String PAGE = """
			# Metrics

			`serve` offers them at `http://127.0.0.1:8091/actuator/prometheus`: see [Watch](../operating.md#watch). They are \
			those of this process since it started, and grow at the end of each run, not while it executes. Those of the \
			JVM and of the database connections are there too.

			| Metric | Tags | Meaning |
			|---|---|---|
			""";

	@Test
	void describesEachMeter() throws IOException {
		StringBuilder page = new StringBuilder(PAGE);
		for (RunMeter meter : RunMeter.values()) {
			String tags = meter.tags().stream().map("`%s`"::formatted).collect(Collectors.joining(", "));
			page.append("| `%s` | %s | %s. |\n".formatted(name(meter), tags.isEmpty() ? "none" : tags,
					meter.description()));
		}
		new GeneratedFile(Path.of("docs/reference/metrics.md")).mustBe(page.toString());
	}

	private static String name(RunMeter meter) {
		String name = new PrometheusNamingConvention().name(meter.id(), meter.type());
		return (meter.type() == Meter.Type.COUNTER) ? name + "_total" : name;
	}

}
