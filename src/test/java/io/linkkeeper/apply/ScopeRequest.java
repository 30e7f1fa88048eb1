package io.linkkeeper.apply;

import java.time.Instant;
import java.util.List;

import io.linkkeeper.kaltura.CallResult;
import io.linkkeeper.kaltura.LinkCall;

/**
 * A request of one call, which may change the server and what is still to come.
 */
final class ScopeRequest {

	private final Fate fate;

	private final PlantedFault fault;

	private volatile ScopeState after;

	ScopeRequest(ScopeState before, Fate fate, PlantedFault fault) {
		this.after = before;
		this.fate = fate;
		this.fault = fault;
	}

	/** How a request may go. */
	enum Fate {

		/** It takes effect and is answered. */
		ANSWERED,

		/** It takes effect, and the answer is lost. */
		UNANSWERED,

		/** It may take effect later. */
		LATE,

		/** It never arrives. */
		LOST

	}

	/** The state after the request, or before it when it was not sent. */
	ScopeState after() {
		return this.after;
	}

	/** Sends the call, as the client does. */
	List<CallResult> send(List<LinkCall> calls, Instant deadline) {
		LinkCall call = calls.get(0);
		int seq = ModelServer.seqOf(call);
		ScopeState before = this.after;
		ModelServer server = switch (this.fate) {
			case ANSWERED, UNANSWERED -> before.server().effect(seq);
			case LATE -> before.server().withFlight(seq, before.now());
			case LOST -> before.server();
		};
		if (this.fate == Fate.ANSWERED) {
			this.after = before.with(server);
			return List.of(before.server().answer(call));
		}
		ScopeState.Left left = before.left();
		this.after = before.with(server)
			.with(new ScopeState.Left(left.crashes(), left.pauses(), left.unanswered() - 1));
		return List.of((this.fault == PlantedFault.UNANSWERED_AS_NOT_SENT) ? new CallResult.NotSent("no answer")
				: new CallResult.Unknown("no answer"));
	}

}
