package io.linkkeeper.observe;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.linkkeeper.Links;
import io.linkkeeper.ledger.ChangeState;
import io.linkkeeper.ledger.CollectedBatch;
import io.linkkeeper.ledger.Decisions;
import io.linkkeeper.ledger.TestLedger;
import io.linkkeeper.run.ExitCode;
import io.linkkeeper.run.Run;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Changes are counted by kind, each in the execution that planned or applied it.
 */
class RunMetricsTests {

	private final TestLedger ledger = new TestLedger();

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private final RunMetrics metrics = new RunMetrics(this.registry, this.ledger.changes(), this.ledger.queries(),
			this.ledger.clock());

	private void end(Run run, ExitCode exitCode) {
		this.metrics.executionEnded(this.ledger.runs().get(run.id()), exitCode, this.ledger.changes().count(run.id()));
	}

	private Map<String, Integer> counts(RunMeter meter) {
		return this.registry.find(meter.id())
			.tag("job", "expire-links")
			.counters()
			.stream()
			.collect(Collectors.toMap((counter) -> counter.getId().getTag("kind"),
					(Counter counter) -> (int) counter.count()));
	}

	@Test
	void countsPlannedAndAppliedChangesByKind() {
		Run run = this.ledger.newRun();
		this.metrics.executionStarted(run);
		this.ledger.changes()
			.collected(run.id(), 1, new CollectedBatch(Decisions
				.of(Stream.concat(TestLedger.disables(3).stream(), Stream.of(Links.delete(Links.link("x")))).toList()),
					4, null, "0/1"));
		end(run, ExitCode.FAILED);
		assertThat(counts(RunMeter.PLANNED_CHANGES))
			.isEqualTo(Map.of("add", 0, "change", 0, "disable", 3, "enable", 0, "delete", 1));
		assertThat(counts(RunMeter.APPLIED_CHANGES).values()).hasSize(5).containsOnly(0);
		this.metrics.executionStarted(this.ledger.runs().get(run.id()));
		this.ledger.settle(run, ChangeState.APPLIED, ChangeState.STALE, ChangeState.APPLIED, ChangeState.APPLIED);
		end(run, ExitCode.PARTLY);
		assertThat(counts(RunMeter.PLANNED_CHANGES)).as("planned before").containsEntry("disable", 3);
		assertThat(counts(RunMeter.APPLIED_CHANGES))
			.isEqualTo(Map.of("add", 0, "change", 0, "disable", 2, "enable", 0, "delete", 1));
	}

}
