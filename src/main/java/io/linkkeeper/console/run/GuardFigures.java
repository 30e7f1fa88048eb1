package io.linkkeeper.console.run;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.linkkeeper.console.change.ShownRun;
import io.linkkeeper.console.frame.ShownText;
import io.linkkeeper.definition.section.Limits;
import io.linkkeeper.link.ChangeKind;
import io.linkkeeper.run.GuardDecision;
import io.linkkeeper.run.KindCounts;
import io.linkkeeper.run.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * The limits of a run beside the figures of its plan.
 */
final class GuardFigures {

	private GuardFigures() {
	}

	static RunView.@Nullable Guarded of(ShownRun run) {
		GuardDecision decision = run.run().decision();
		if (decision == null) {
			return null;
		}
		boolean stopped = decision.verdict() == Verdict.GUARD;
		List<ShownText> reasons = stopped ? Stream.of(decision.reason().split("; ")).map(ShownText::whole).toList()
				: List.of();
		return new RunView.Guarded(stopped, reasons, limits(run.definition().limits(), run.run().kinds(), decision));
	}

	private static List<RunView.Limit> limits(Limits limits, KindCounts kinds, GuardDecision decision) {
		List<RunView.Limit> rows = new ArrayList<>();
		rows.add(count("maxChanges", limits.maxChanges(), decision.guarded()));
		rows.add(count("maxAdds", limits.maxAdds(), kinds.of(ChangeKind.ADD)));
		rows.add(count("maxDeletes", limits.maxDeletes(), kinds.of(ChangeKind.DELETE)));
		Long admitted = decision.selectionSize();
		if (admitted != null) {
			rows.add(percent(limits.maxPercent(), admitted, decision.guarded()));
		}
		return rows;
	}

	private static RunView.Limit count(String name, long most, long figure) {
		return new RunView.Limit(name, String.valueOf(most), String.valueOf(figure), Math.max(0, figure - most));
	}

	private static RunView.Limit percent(BigDecimal most, long admitted, long changes) {
		long allowed = most.multiply(BigDecimal.valueOf(admitted)).longValue() / 100;
		String percent = most.stripTrailingZeros().toPlainString() + " %";
		return new RunView.Limit("maxPercent", "%s, that is %d".formatted(percent, allowed),
				"%d of %d admitted".formatted(changes, admitted), Math.max(0, changes - allowed));
	}

}
