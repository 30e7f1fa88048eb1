package io.linkkeeper.sandbox.server;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.linkkeeper.sandbox.answer.Answer;
import io.linkkeeper.sandbox.answer.AnswerFormat;
import io.linkkeeper.sandbox.answer.ApiError;
import io.linkkeeper.sandbox.answer.ApiException;
import io.linkkeeper.sandbox.answer.HttpAnswer;
import io.linkkeeper.sandbox.request.Parameters;
import io.linkkeeper.sandbox.request.RequestTooLargeException;
import io.linkkeeper.sandbox.session.AnswerCache;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Routes requests by path: to short URLs, to calls of the API, or to 404. */
final class Router {

	private static final Logger LOG = LoggerFactory.getLogger(Router.class);

	/** As the server's web tier has it: lower case, four characters at least. */
	private static final Pattern TINY = Pattern.compile("/tiny/([0-9a-z]{4,})");

	private static final Pattern API = Pattern.compile("/{1,2}(?:api_v3|api)(?:/.*)?");

	private static final int NOT_FOUND = 404;

	private static final int MOVED_PERMANENTLY = 301;

	private final Dispatcher dispatcher;

	private final MultiRequest multiRequest;

	private final @Nullable AnswerCache cache;

	/**
	 * Creates a router.
	 * @param dispatcher carries out single calls
	 * @param multiRequest carries out many
	 * @param cache keeps answers to single calls, or {@code null}
	 */
	Router(Dispatcher dispatcher, MultiRequest multiRequest, @Nullable AnswerCache cache) {
		this.dispatcher = dispatcher;
		this.multiRequest = multiRequest;
		this.cache = cache;
	}

	HttpAnswer answer(HttpCall call, Instant now) {
		if (isTiny(call.path()) || !API.matcher(call.path()).matches()) {
			return AnswerFormat.DEFAULT.write(tiny(call), Duration.ZERO);
		}
		if (call.path().equals("/api_v3")) {
			// a folder to the web server; a POST loses its body there
			return AnswerFormat.DEFAULT.write(new Answer.Redirect(MOVED_PERMANENTLY, call.server() + "/api_v3/"),
					Duration.ZERO);
		}
		return api(call, now);
	}

	/** Whether a path is that of a short URL, well formed or not. */
	static boolean isTiny(String path) {
		return path.startsWith("/tiny/");
	}

	private static Answer tiny(HttpCall call) {
		Matcher tiny = TINY.matcher(call.path());
		if (tiny.matches()) {
			return new Answer.Redirect(MOVED_PERMANENTLY,
					call.server() + "/api_v3/index.php?service=shortLink_shortLink&action=goto&id=" + tiny.group(1));
		}
		return new Answer.Page(HttpAnswer.page(NOT_FOUND, "Not Found"));
	}

	private HttpAnswer api(HttpCall call, Instant now) {
		long start = System.nanoTime();
		AnswerFormat format = AnswerFormat.DEFAULT;
		Answer answer;
		String asked = "a request that it could not read";
		try {
			Parameters parameters = Parameters.decode(call.path(), call.query(), call.contentType(), call.body());
			asked = isMany(parameters) ? "a multirequest" : this.dispatcher.nameOf(parameters);
			format = AnswerFormat.of(parameters);
			Arrival arrival = new Arrival(now, call.uri());
			answer = isMany(parameters) ? this.multiRequest.dispatch(parameters, arrival) : one(parameters, arrival);
		}
		catch (ApiException ex) {
			answer = new Answer.Refusal(ex.error(), false);
		}
		catch (RequestTooLargeException ex) {
			answer = new Answer.Page(HttpAnswer.tooLarge());
		}
		catch (RuntimeException ex) {
			// no path and no parameters: they can contain a session or a secret
			LOG.error("The sandbox failed at {}", asked, ex);
			answer = new Answer.Value(ApiError.internal());
		}
		return format.write(answer, Duration.ofNanos(System.nanoTime() - start));
	}

	private Answer one(Parameters parameters, Arrival arrival) {
		return (this.cache != null)
				? this.cache.answer(parameters, arrival.at(), () -> this.dispatcher.dispatch(parameters, arrival))
				: this.dispatcher.dispatch(parameters, arrival);
	}

	private static boolean isMany(Parameters parameters) {
		return "multirequest".equalsIgnoreCase(parameters.text("service"));
	}

}
