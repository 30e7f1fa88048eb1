package io.linkkeeper.output;

import java.util.List;
import java.util.Locale;

import io.linkkeeper.history.RunSummary;

/**
 * The columns of a run in {@code runs} and {@code show}.
 */
public final class RunColumns {

	public static final List<Column<RunSummary>> ALL = List.of(Column.of("id", RunSummary::id),
			Column.of("job", RunSummary::job), Column.of("state", (run) -> run.state().label()),
			Column.wide("next", RunSummary::next), Column.wide("kinds", (run) -> Kinds.of(run.kinds())),
			Column.wide("appliedKinds", (run) -> Kinds.of(run.appliedKinds())), Column.of("type", RunSummary::type),
			Column.of("status", RunSummary::status), Column.of("exitCode", RunSummary::exitCode),
			Column.of("mode", (run) -> run.mode().name().toLowerCase(Locale.ROOT)), Column.of("asOf", RunSummary::asOf),
			Column.of("startedAt", RunSummary::startedAt), Column.of("endedAt", RunSummary::endedAt),
			Column.of("scanned", RunSummary::scanned), Column.of("planned", RunSummary::planned),
			Column.of("applied", RunSummary::applied), Column.of("alreadySo", RunSummary::alreadySo),
			Column.of("stale", RunSummary::stale), Column.of("rejected", RunSummary::rejected),
			Column.of("failed", RunSummary::failed), Column.of("unknown", RunSummary::unknown),
			Column.of("notSent", RunSummary::notSent), Column.of("inFlight", RunSummary::inFlight),
			Column.of("unchanged", RunSummary::unchanged));

	private RunColumns() {
	}

}
