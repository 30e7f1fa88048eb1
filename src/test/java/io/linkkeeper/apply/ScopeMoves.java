package io.linkkeeper.apply;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

import io.linkkeeper.definition.section.Protection;
import io.linkkeeper.execution.StopSignal;
import io.linkkeeper.ledger.LostLeaseException;
import io.linkkeeper.ledger.Outcome;
import io.linkkeeper.lock.Fence;
import io.linkkeeper.lock.LostLockException;
import io.linkkeeper.lock.Ownership;
import io.linkkeeper.protection.RunProtection;
import org.jspecify.annotations.Nullable;

/**
 * What two workers and the server may do, each move by the classes that do it in a run.
 */
final class ScopeMoves implements AutoCloseable {

	/**
	 * A move.
	 *
	 * @param what what happens
	 * @param make makes it; the ledger is in the state that is given
	 */
	record Move(String what, UnaryOperator<ScopeState> make) {

	}

	private final ScopeLedger ledger;

	private final PlantedFault fault;

	private final ApplySettings settings;

	private final int processes;

	private final ApplyDispatcher dispatcher;

	private volatile @Nullable ScopeRequest request;

	ScopeMoves(ScopeLedger ledger, PlantedFault fault, int processes) {
		this.ledger = ledger;
		this.fault = fault;
		this.processes = processes;
		this.settings = new ApplySettings(ModelServer.CHANGES.size(),
				(fault == PlantedFault.NO_WAIT) ? Duration.ZERO : ScopeLedger.ANSWER_TIMEOUT, Duration.ZERO, 100);
		this.dispatcher = new ApplyDispatcher(
				(calls, deadline) -> Objects.requireNonNull(this.request).send(calls, deadline),
				new StopSignal((pause) -> {
				}), (fault == PlantedFault.NO_DEADLINE) ? ledger.startedClock() : ledger.clock(), 1);
	}

	@Override
	public void close() {
		this.dispatcher.close();
	}

	List<Move> from(ScopeState state) {
		List<Move> moves = new ArrayList<>();
		for (int worker = 0; worker < state.workers().size(); worker++) {
			addMoves(moves, state, worker);
		}
		for (int flight = 0; flight < state.server().flights().size(); flight++) {
			int landing = flight;
			moves.add(new Move("row " + state.server().flights().get(flight).seq() + " takes effect late",
					(from) -> from.with(from.server().landed(landing))));
		}
		addSteps(moves, state);
		return moves;
	}

	private void addMoves(List<Move> moves, ScopeState state, int number) {
		ScopeWorker worker = state.workers().get(number);
		if (worker.isOff()) {
			if (!state.stored().ended()) {
				moves.add(new Move("worker " + number + " starts", (from) -> start(from, number)));
			}
			return;
		}
		if (worker.phase() == ScopeWorker.Phase.APPLYING && worker.answered() == null && !worker.unsent().isEmpty()) {
			addSends(moves, state, number);
		}
		else {
			moves.add(new Move("worker " + number + " " + step(worker), (from) -> write(from, number)));
		}
		if (state.left().crashes() > 0) {
			moves.add(new Move("worker " + number + " dies", (from) -> crash(from, number)));
		}
	}

	private static String step(ScopeWorker worker) {
		return (worker.phase() == ScopeWorker.Phase.LOCKED) ? "takes over"
				: (worker.answered() != null) ? "records an answer"
						: (worker.readBack() != null) ? "records what it read back"
								: (worker.prepared() != null) ? "records what it need not send" : "goes on";
	}

	private ScopeState start(ScopeState from, int number) {
		ScopeWorker worker = from.workers().get(number);
		Ownership owner = this.ledger.owner(worker.owner());
		try {
			this.ledger.lock(owner);
			this.ledger.noteHolding(worker.owner(), true);
			return stored(from).with(number, ScopeWorker.in(worker.owner(), ScopeWorker.Phase.LOCKED));
		}
		catch (Ownership.HeldException ex) {
			owner.release(this.ledger.run().id());
			return stored(from);
		}
	}

	/** A step that may write to the ledger, as the worker's thread does it. */
	private ScopeState write(ScopeState from, int number) {
		ScopeWorker worker = from.workers().get(number);
		Ownership owner = this.ledger.owner(worker.owner());
		try (Fence.Section fenced = owner.fence(this.ledger.run().id())) {
			ScopeWorker after = write(worker, from.server());
			return stored(from, from.stored().ended() || after.isOff()).with(number, after);
		}
		catch (LostLockException | LostLeaseException ex) {
			owner.release(this.ledger.run().id());
			this.ledger.noteHolding(worker.owner(), false);
			return stored(from).with(number, worker.off());
		}
	}

	private ScopeWorker write(ScopeWorker worker, ModelServer server) {
		if (worker.phase() == ScopeWorker.Phase.LOCKED) {
			this.ledger.changes().takeOver(this.ledger.run().id(), this.ledger.owner(worker.owner()).longestInFlight());
			this.ledger.changes().retryFailed(this.ledger.run().id());
			return worker.applying();
		}
		if (worker.answered() != null) {
			settle(worker.answered().batch().lease(), worker.answered().outcomes());
			return worker.sending(worker.unsent());
		}
		if (worker.readBack() != null) {
			settle(worker.readBack().lease(), worker.readBack().outcomes());
			return worker.applying();
		}
		if (worker.prepared() != null) {
			settle(worker.prepared().lease(), worker.prepared().settled());
			return worker.sending(worker.prepared().batches());
		}
		return goOn(worker, server);
	}

	private void settle(String lease, List<Outcome> outcomes) {
		if (!outcomes.isEmpty()) {
			this.ledger.changes().settle(lease, outcomes);
		}
	}

	/** Claims, or reads back when nothing is planned, or ends when nothing is unknown. */
	private ScopeWorker goOn(ScopeWorker worker, ModelServer server) {
		Recheck recheck = new Recheck(server, () -> new RunProtection(Protection.NONE, Protection.NONE),
				(deletes) -> deletes);
		Optional<ClaimPreparation.Prepared> claim = new ClaimPreparation(this.ledger.live(worker),
				this.ledger.changes(), recheck, new ClaimPreparation.Sizes(this.settings.claimSize(), 1),
				ScopeLedger.LEASE, this.ledger.clock())
			.next();
		if (claim.isPresent()) {
			return worker.with(claim.get());
		}
		Optional<UnknownOutcomeResolver.Result> readBack = new UnknownOutcomeResolver(this.ledger.live(worker),
				this.ledger.changes(), server, this.settings, this.ledger.clock(), true)
			.next();
		if (readBack.isPresent()) {
			return worker.with(readBack.get());
		}
		this.ledger.end();
		this.ledger.owner(worker.owner()).release(this.ledger.run().id());
		this.ledger.noteHolding(worker.owner(), false);
		return worker.off();
	}

	private void addSends(List<Move> moves, ScopeState state, int number) {
		ChangeBatch batch = state.workers().get(number).unsent().get(0);
		for (ScopeRequest.Fate fate : ScopeRequest.Fate.values()) {
			if (fate == ScopeRequest.Fate.ANSWERED || (state.left().unanswered() > 0 && isSent(state, batch))) {
				moves.add(new Move("worker " + number + " sends row " + batch.rows().get(0).seq() + ": " + fate,
						(from) -> send(from, number, fate)));
			}
		}
	}

	private boolean isSent(ScopeState state, ChangeBatch batch) {
		return this.fault == PlantedFault.NO_DEADLINE || !state.now().isAfter(batch.deadline());
	}

	private ScopeState send(ScopeState from, int number, ScopeRequest.Fate fate) {
		ScopeWorker worker = from.workers().get(number);
		ScopeRequest request = new ScopeRequest(from, fate, this.fault);
		this.request = request;
		this.dispatcher.send(worker.unsent().get(0));
		List<BatchResult> results = this.dispatcher.await();
		while (results.isEmpty()) {
			results = this.dispatcher.await();
		}
		return request.after().with(number, worker.with(results.get(0)));
	}

	private ScopeState crash(ScopeState from, int number) {
		ScopeState.Left left = from.left();
		int next = this.processes - left.crashes();
		return from.with(number, ScopeWorker.in(next, ScopeWorker.Phase.OFF))
			.with(new ScopeState.Left(left.crashes() - 1, left.pauses(), left.unanswered()));
	}

	/** The clock moves on, and each worker gives a sign of life, or one is silent. */
	private void addSteps(List<Move> moves, ScopeState state) {
		moves.add(new Move("time passes", (from) -> pass(from, -1)));
		for (int worker = 0; worker < state.workers().size(); worker++) {
			int silent = worker;
			if (state.left().pauses() > 0 && !state.workers().get(worker).isOff()) {
				moves.add(new Move("time passes over worker " + worker + ", which is silent",
						(from) -> pass(from, silent)));
			}
		}
	}

	private ScopeState pass(ScopeState from, int silent) {
		List<ScopeState.Lock> aged = from.stored()
			.locks()
			.stream()
			.map((lock) -> new ScopeState.Lock(lock.name(), lock.owner(), ScopeLedger.STEP))
			.toList();
		Instant later = from.now().plus(ScopeLedger.STEP);
		ScopeState passed = from.at(later)
			.with(new ScopeState.Stored(from.stored().rows(), aged, from.stored().ended()))
			.with(from.server().forgetting(later, ScopeLedger.ANSWER_TIMEOUT));
		this.ledger.restore(passed);
		for (int worker = 0; worker < from.workers().size(); worker++) {
			if (worker != silent && !from.workers().get(worker).isOff()) {
				this.ledger.owner(from.workers().get(worker).owner()).heartbeat();
			}
		}
		ScopeState.Left left = from.left();
		return stored(passed)
			.with((silent < 0) ? left : new ScopeState.Left(left.crashes(), left.pauses() - 1, left.unanswered()));
	}

	private ScopeState stored(ScopeState from) {
		return stored(from, from.stored().ended());
	}

	private ScopeState stored(ScopeState from, boolean ended) {
		return from.with(this.ledger.read(ended));
	}

}
