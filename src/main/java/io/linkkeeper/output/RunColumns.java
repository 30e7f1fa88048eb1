package io.linkkeeper.output;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import io.linkkeeper.history.RunSummary;

/**
 * The columns of a run in {@code runs} and {@code show}.
 */
public final class RunColumns {

	/** A page of a run leaves out what its first sentence says. */
	static final List<Column<RunSummary>> DATA = List.of(Column.data("id", RunSummary::id),
			Column.data("job", RunSummary::job), Column.data("state", (run) -> run.state().label()),
			Column.<RunSummary>data("next", RunSummary::next).shown((run) -> null),
			Column.<RunSummary>data("kinds", (run) -> Kinds.of(run.kinds())).shown((run) -> null),
			Column.<RunSummary>data("appliedKinds", (run) -> Kinds.of(run.appliedKinds())).shown((run) -> null),
			Column.data("type", RunSummary::type), Column.data("status", RunSummary::status),
			Column.data("exitCode", RunSummary::exitCode), Column.data("mode", RunColumns::mode),
			Column.data("asOf", RunSummary::asOf), Column.data("startedAt", RunSummary::startedAt),
			Column.data("endedAt", RunSummary::endedAt), Column.data("scanned", RunSummary::scanned),
			Column.data("planned", RunSummary::planned), Column.data("applied", RunSummary::applied),
			Column.data("alreadySo", RunSummary::alreadySo), Column.data("stale", RunSummary::stale),
			Column.data("rejected", RunSummary::rejected), Column.data("failed", RunSummary::failed),
			Column.data("unknown", RunSummary::unknown), Column.data("notSent", RunSummary::notSent),
			Column.data("inFlight", RunSummary::inFlight), Column.data("unchanged", RunSummary::unchanged),
			Column.data("leftOut", RunSummary::leftOut), Column.<RunSummary>data("warnings", RunSummary::warned)
				.shown((run) -> (run.warned() > 0) ? run.warned() : null));

	private static final List<Column<RunSummary>> WORDS = List.of(Column.words("id", RunSummary::id),
			Column.words("job", RunSummary::job), Column.words("state", RunWords::state),
			Column.words("startedAt", RunSummary::startedAt),
			Column.<RunSummary>words("endedAt", RunSummary::endedAt).optional(3),
			Column.<RunSummary>words("type", RunSummary::type).optional(5),
			Column.<RunSummary>words("mode", RunColumns::mode).optional(6),
			Column.<RunSummary>words("exitCode", RunSummary::exitCode).optional(2),
			Column.<RunSummary>words("asOf", RunSummary::asOf).optional(7),
			Column.<RunSummary>words("scanned", RunSummary::scanned).optional(4),
			Column.<RunSummary>words("planned", RunWords::planned).atLeast(20),
			Column.<RunSummary>words("outcome", RunWords::outcome).atLeast(16),
			Column.<RunSummary>words("next", RunSummary::next).optional(1));

	public static final List<Column<RunSummary>> ALL = Stream.concat(WORDS.stream(), DATA.stream()).toList();

	private RunColumns() {
	}

	private static String mode(RunSummary run) {
		return run.mode().name().toLowerCase(Locale.ROOT);
	}

}
