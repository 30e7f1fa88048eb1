package io.linkkeeper.sandbox.server;

import java.util.ArrayList;
import java.util.List;

import io.linkkeeper.sandbox.answer.Answer;
import io.linkkeeper.sandbox.answer.HttpAnswer;
import io.linkkeeper.sandbox.fault.Faults;
import io.linkkeeper.sandbox.request.Parameters;
import org.jspecify.annotations.Nullable;

/**
 * The service {@code multirequest}: numbered calls in one request, carried out in order
 * regardless of errors. The first missing number ends it, so that an answer can be
 * shorter than its request.
 */
final class MultiRequest {

	private static final List<String> COMMON = List.of("ks", "partnerId", "p", "clientTag");

	/** What the server completes in the 30 seconds that its web tier waits. */
	private static final int MAX_ITEMS = 20_000;

	private static final int GATEWAY_TIMEOUT = 504;

	private final Dispatcher dispatcher;

	private final Faults faults;

	private final LargeAnswers largeAnswers;

	MultiRequest(Dispatcher dispatcher, Faults faults, LargeAnswers largeAnswers) {
		this.dispatcher = dispatcher;
		this.faults = faults;
		this.largeAnswers = largeAnswers;
	}

	/**
	 * Carries out all calls.
	 * @return the list of their answers; the answer of goto alone if there is one; a
	 * gateway timeout, without rollback, when there are too many
	 */
	Answer dispatch(Parameters parameters, Arrival arrival) {
		List<@Nullable Object> results = new ArrayList<>();
		Placeholders placeholders = new Placeholders(results);
		long size = 0;
		int first = parameters.group("0") != null ? 0 : 1;
		for (int i = first; results.size() < this.faults.multirequestItems(); i++) {
			Parameters item = parameters.group(Integer.toString(i));
			if (item == null || item.text("service") == null || item.text("action") == null) {
				break;
			}
			if (results.size() == MAX_ITEMS || size > Answer.MAX_SIZE) {
				return new Answer.Page(HttpAnswer.page(GATEWAY_TIMEOUT, "Gateway Timeout"));
			}
			Answer answer = this.dispatcher.dispatch(resolved(item, parameters, placeholders), arrival);
			if (!(answer instanceof Answer.Value value)) {
				// goto ends the whole response
				return answer;
			}
			results.add(value.value());
			size += value.size();
			if (size > Answer.SMALL_SIZE) {
				this.largeAnswers.begin();
			}
		}
		return new Answer.Value(results);
	}

	private static Parameters resolved(Parameters item, Parameters all, Placeholders placeholders) {
		Parameters resolved = item.mapTexts(placeholders::fill);
		for (String name : COMMON) {
			String text = all.text(name);
			if (text != null && !resolved.has(name)) {
				resolved.put(name, text);
			}
		}
		return resolved;
	}

}
