package io.linkkeeper.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

import io.linkkeeper.history.RunState;
import io.linkkeeper.history.RunSummary;
import io.linkkeeper.link.ChangeKind;
import io.linkkeeper.output.words.Alert;

/**
 * Describes runs in words.
 */
final class RunWords {

	private RunWords() {
	}

	/** Returns the state, highlighted when it requires an operator. */
	static Object state(RunSummary run) {
		return switch (run.state()) {
			case FAILED, INTERRUPTED, GUARDED -> new Alert(run.state().label());
			default -> run.state().label();
		};
	}

	/**
	 * Returns the planned changes by kind without zeros, deletes first and highlighted.
	 */
	static Object planned(RunSummary run) {
		String words = Arrays.stream(ChangeKind.values())
			.sorted(Comparator.reverseOrder())
			.filter((kind) -> run.kinds().of(kind) > 0)
			.map((kind) -> run.kinds().of(kind) + " " + kind.infinitive())
			.collect(Collectors.joining(", "));
		return (run.kinds().of(ChangeKind.DELETE) > 0) ? new Alert(words) : words;
	}

	/**
	 * Returns what became of the changes of a run: every count that is not zero,
	 * highlighted when a restart has work to do.
	 */
	static Object outcome(RunSummary run) {
		List<String> counts = new ArrayList<>();
		add(counts, run.applied(), "applied");
		add(counts, run.stale(), "stale");
		add(counts, run.rejected(), "rejected");
		add(counts, run.failed(), "failed");
		add(counts, run.unknown(), "unknown");
		add(counts, run.inFlight(), "in flight");
		add(counts, run.notSent(), "not sent");
		add(counts, run.leftOut(), "left out");
		String words = String.join(", ", counts);
		return (run.failed() + run.unknown() > 0) ? new Alert(words) : words;
	}

	private static void add(List<String> counts, long count, String what) {
		if (count > 0) {
			counts.add(count + " " + what);
		}
	}

	/**
	 * Describes a run in one sentence: its state, what it did or would do, what is next.
	 */
	static String sentence(RunSummary run) {
		String begin = "Run %d of %s %s".formatted(run.id(), run.job(), run.state().phrase());
		return begin + changes(run) + next(run);
	}

	private static String changes(RunSummary run) {
		return switch (run.state()) {
			case NOTHING -> ".";
			case PLANNED, GUARDED, SUPERSEDED -> ": %s%s.".formatted(run.kinds().planned(), leftOut(run));
			case DONE -> ": %s%s.".formatted(run.appliedKinds().done(), leftOut(run));
			case PARTLY -> ": %s; %s.".formatted(run.appliedKinds().done(), outcome(run));
			case RUNNING ->
				": %d read, %d changes planned, %d applied.".formatted(run.scanned(), run.planned(), run.applied());
			case INTERRUPTED, STOPPED, FAILED, ABANDONED, REFUSED ->
				(run.planned() == 0) ? "; nothing was changed." : "; %d of %d changes were applied: %s."
					.formatted(run.applied(), run.planned(), run.appliedKinds().done());
		};
	}

	private static String leftOut(RunSummary run) {
		return (run.leftOut() > 0) ? "; %d left out".formatted(run.leftOut()) : "";
	}

	private static String next(RunSummary run) {
		if (run.next() != null) {
			return " Next: `linkkeeper " + run.next() + "`.";
		}
		return (run.state() == RunState.RUNNING || run.state() == RunState.NOTHING) ? "" : " Nothing is left to do.";
	}

	/** Returns how to follow a run that is not followed yet, or an empty text. */
	static String follow(RunSummary run) {
		return (run.state() == RunState.RUNNING) ? " `linkkeeper show %d --watch` follows it.".formatted(run.id()) : "";
	}

}
