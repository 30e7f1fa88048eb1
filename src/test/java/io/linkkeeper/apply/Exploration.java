package io.linkkeeper.apply;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.linkkeeper.ledger.TestLedger;
import io.linkkeeper.run.StateCounts;
import org.jspecify.annotations.Nullable;

/**
 * Visits every state of the ledger that some moves lead to, the nearest first, until a
 * state breaks what must hold.
 */
final class Exploration implements AutoCloseable {

	private final ScopeLedger ledger;

	private final ScopeMoves moves;

	private final ScopeState first;

	private final Set<String> names = new HashSet<>();

	private final Deque<Visit> unexpanded = new ArrayDeque<>();

	private int transitions;

	private int ends;

	Exploration(PlantedFault fault, ScopeState.Left left) {
		int processes = 2 + left.crashes();
		this.ledger = new ScopeLedger(fault, processes);
		this.moves = new ScopeMoves(this.ledger, fault, processes);
		this.first = new ScopeState(TestLedger.NOW, this.ledger.read(false),
				List.of(ScopeWorker.in(0, ScopeWorker.Phase.OFF), ScopeWorker.in(1, ScopeWorker.Phase.OFF)),
				ModelServer.UNTOUCHED, left);
	}

	/**
	 * A state and how it came about.
	 *
	 * @param state the state
	 * @param from the visit before, or {@code null} for the first
	 * @param what what happened
	 */
	private record Visit(ScopeState state, @Nullable Visit from, String what) {

		List<String> story() {
			List<String> story = (this.from != null) ? this.from.story() : new ArrayList<>();
			story.add(this.what);
			return story;
		}

	}

	/**
	 * Explores.
	 * @return the shortest history that breaks what must hold, with what it breaks at its
	 * end, or empty when none does
	 */
	Optional<List<String>> run() {
		this.names.add(this.first.name());
		this.unexpanded.add(new Visit(this.first, null, "a plan of three changes"));
		while (!this.unexpanded.isEmpty()) {
			Visit visit = this.unexpanded.remove();
			for (ScopeMoves.Move move : this.moves.from(visit.state())) {
				Optional<List<String>> broken = follow(visit, move);
				if (broken.isPresent()) {
					return broken;
				}
			}
		}
		return Optional.empty();
	}

	private Optional<List<String>> follow(Visit visit, ScopeMoves.Move move) {
		this.transitions++;
		this.ledger.restore(visit.state());
		ScopeState after = move.make().apply(visit.state());
		Visit next = new Visit(after, visit, move.what());
		Optional<String> broken = new ScopeRules(visit.state(), after).broken();
		if (broken.isPresent()) {
			List<String> story = next.story();
			story.add(broken.get());
			return Optional.of(story);
		}
		if (this.names.add(after.name())) {
			this.unexpanded.add(next);
			if (after.stored().ended() && !visit.state().stored().ended()) {
				this.ends++;
				expectAllCounted();
			}
		}
		return Optional.empty();
	}

	/** The database is still in the state in which the run has ended. */
	private void expectAllCounted() {
		StateCounts counts = this.ledger.changes().count(this.ledger.run().id());
		if (counts.applied() != ModelServer.CHANGES.size() || counts.open() != 0) {
			throw new AssertionError("A run ended with " + counts);
		}
	}

	@Override
	public void close() {
		this.moves.close();
	}

	int states() {
		return this.names.size();
	}

	int transitions() {
		return this.transitions;
	}

	int ends() {
		return this.ends;
	}

}
