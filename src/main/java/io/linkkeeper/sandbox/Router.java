package io.linkkeeper.sandbox;

import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides by the path what a request is: a short URL, a call of the API, or nothing.
 */
final class Router {

	private static final Logger LOG = LoggerFactory.getLogger(Router.class);

	/** As the server's web tier has it: lower case, four characters at least. */
	private static final Pattern TINY = Pattern.compile("/tiny/([0-9a-z]{4,})");

	private static final Pattern API = Pattern.compile("/{1,2}(?:api_v3|api)(?:/.*)?");

	private static final int MOVED_PERMANENTLY = 301;

	private final Dispatcher dispatcher;

	private final MultiRequest multiRequest;

	Router(Dispatcher dispatcher, MultiRequest multiRequest) {
		this.dispatcher = dispatcher;
		this.multiRequest = multiRequest;
	}

	Answer answer(HttpCall call, Instant now) {
		Matcher tiny = TINY.matcher(call.path());
		if (tiny.matches()) {
			return new Answer.Redirect(MOVED_PERMANENTLY,
					call.server() + "/api_v3/index.php?service=shortLink_shortLink&action=goto&id=" + tiny.group(1));
		}
		return API.matcher(call.path()).matches() ? api(call, now) : new Answer.NotFound();
	}

	private Answer api(HttpCall call, Instant now) {
		try {
			Parameters parameters = RequestDecoder.decode(call.path(), call.query(), call.contentType(), call.body());
			return "multirequest".equalsIgnoreCase(parameters.text("service"))
					? this.multiRequest.dispatch(parameters, now) : this.dispatcher.dispatch(parameters, now);
		}
		catch (RuntimeException ex) {
			LOG.error("The sandbox failed at a request to {}", call.path(), ex);
			return new Answer.Value(Errors.internal());
		}
	}

}
