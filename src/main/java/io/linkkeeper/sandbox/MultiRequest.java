package io.linkkeeper.sandbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The service {@code multirequest}: numbered calls in one request, carried out one after
 * the other whatever their outcome. The first missing number ends it without a word, so
 * an answer can be shorter than its request.
 */
final class MultiRequest {

	private static final List<String> COMMON = List.of("ks", "partnerId", "p", "clientTag");

	/** The sandbox's own bound, in place of the server's 60 seconds. */
	private static final int MAX_ITEMS = 20_000;

	private final Dispatcher dispatcher;

	private final Faults faults;

	MultiRequest(Dispatcher dispatcher, Faults faults) {
		this.dispatcher = dispatcher;
		this.faults = faults;
	}

	Answer dispatch(Parameters parameters, Instant now) {
		List<@Nullable Object> results = new ArrayList<>();
		int first = parameters.group("0") != null ? 0 : 1;
		int most = Math.min(MAX_ITEMS, this.faults.multirequestItems());
		for (int i = first; results.size() < most; i++) {
			Parameters item = parameters.group(Integer.toString(i));
			if (item == null || item.text("service") == null || item.text("action") == null) {
				break;
			}
			Answer answer = this.dispatcher.dispatch(resolved(item, parameters, results), now);
			if (!(answer instanceof Answer.Value value)) {
				// goto ends the whole response
				return answer;
			}
			results.add(value.value());
		}
		return new Answer.Value(results);
	}

	private static Parameters resolved(Parameters item, Parameters all, List<@Nullable Object> results) {
		Placeholders placeholders = new Placeholders(results);
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
