package io.linkkeeper.kaltura;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.linkkeeper.kaltura.error.ApiError;
import io.linkkeeper.kaltura.error.KalturaException;
import io.linkkeeper.kaltura.error.OverdueException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tracks the results of one list of writes, and sends again only calls that the server
 * refused temporarily. For a single use by one thread.
 */
final class PendingCalls {

	private static final Logger logger = LoggerFactory.getLogger(PendingCalls.class);

	private final LinkSender sender;

	private final List<LinkCall> calls;

	private final Instant deadline;

	private final List<@Nullable CallResult> results;

	private @Nullable KalturaException notSent;

	PendingCalls(LinkSender sender, List<LinkCall> calls, Instant deadline) {
		this.sender = sender;
		this.calls = calls;
		this.deadline = deadline;
		this.results = new ArrayList<>(Collections.nCopies(calls.size(), null));
	}

	/**
	 * Sends all calls.
	 * @return a result for each call, in the same order
	 * @throws KalturaException when no call was sent
	 */
	List<CallResult> run() {
		Map<Boolean, List<Integer>> byOwnRequest = IntStream.range(0, this.calls.size())
			.boxed()
			.collect(Collectors.partitioningBy((index) -> CallWriter.requiresOwnRequest(this.calls.get(index))));
		sendAll(Objects.requireNonNull(byOwnRequest.get(false)));
		Objects.requireNonNull(byOwnRequest.get(true)).forEach((index) -> sendAll(List.of(index)));
		if (this.notSent != null && this.results.stream().allMatch(CallResult.NotSent.class::isInstance)) {
			throw this.notSent;
		}
		return this.results.stream().<CallResult>map(Objects::requireNonNull).toList();
	}

	private void sendAll(List<Integer> indexes) {
		RetryBudget budget = new RetryBudget();
		List<Integer> pending = indexes;
		while (!pending.isEmpty()) {
			pending = attempt(pending, budget);
		}
	}

	/**
	 * Sends calls once.
	 * @return the calls to send again
	 */
	private List<Integer> attempt(List<Integer> pending, RetryBudget budget) {
		String ks;
		try {
			ks = this.sender.ks();
		}
		catch (KalturaException ex) {
			return noneSent(pending, ex);
		}
		try {
			List<CallResult> answered = this.sender.exchange(pending.stream().map(this.calls::get).toList(), ks,
					this.deadline);
			IntStream.range(0, pending.size()).forEach((i) -> this.results.set(pending.get(i), answered.get(i)));
		}
		catch (OverdueException ex) {
			return noneInTime(pending);
		}
		catch (KalturaException ex) {
			return ex.mayHaveBeenSent() ? noneKnown(pending, ex) : noneSent(pending, ex);
		}
		return budget.repeatable(pending, ks);
	}

	/**
	 * Keeps the refusals of earlier attempts.
	 */
	private List<Integer> noneSent(List<Integer> pending, KalturaException failure) {
		this.notSent = failure;
		pending.stream()
			.filter((index) -> this.results.get(index) == null)
			.forEach((index) -> this.results.set(index, new CallResult.NotSent(reason(failure))));
		return List.of();
	}

	/** Calls that were blocked before were not executed either. */
	private List<Integer> noneInTime(List<Integer> pending) {
		pending.forEach((index) -> this.results.set(index, new CallResult.Overdue()));
		return List.of();
	}

	private List<Integer> noneKnown(List<Integer> pending, KalturaException failure) {
		pending.forEach((index) -> this.results.set(index, new CallResult.Unknown(reason(failure))));
		return List.of();
	}

	private static String reason(KalturaException failure) {
		return String.valueOf(failure.getMessage());
	}

	/**
	 * Limits how often temporarily refused calls are sent again.
	 */
	private final class RetryBudget {

		private int blocks;

		private boolean renewed;

		/**
		 * Waits or renews the session, depending on the refusals of the last attempt.
		 * @return the calls to send again; none when waiting failed, and their refusals
		 * are final
		 */
		List<Integer> repeatable(List<Integer> pending, String ks) {
			List<Integer> again = new ArrayList<>();
			try {
				again.addAll(afterRenewal(refused(pending, ApiError.INVALID_KS), ks));
				again.addAll(afterBlock(refused(pending, ApiError.ACTION_BLOCKED)));
			}
			catch (KalturaException ex) {
				logger.warn("Calls that were refused are not sent again: {}", ex.getMessage());
				return List.of();
			}
			return again;
		}

		private List<Integer> afterRenewal(List<Integer> refused, String ks) {
			if (refused.isEmpty() || this.renewed) {
				return List.of();
			}
			this.renewed = true;
			PendingCalls.this.sender.renew(ks);
			return refused;
		}

		private List<Integer> afterBlock(List<Integer> refused) {
			if (refused.isEmpty() || !PendingCalls.this.sender.mayAwaitBlock(this.blocks)) {
				return List.of();
			}
			PendingCalls.this.sender.awaitBlock(++this.blocks);
			return refused;
		}

		private List<Integer> refused(List<Integer> pending, String code) {
			return pending.stream().filter((index) -> isRefused(index, code)).toList();
		}

		private boolean isRefused(int index, String code) {
			return PendingCalls.this.results.get(index) instanceof CallResult.Refused refused
					&& refused.error().is(code);
		}

	}

}
