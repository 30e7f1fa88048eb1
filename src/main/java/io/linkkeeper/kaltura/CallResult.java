package io.linkkeeper.kaltura;

import io.linkkeeper.kaltura.error.ApiError;
import io.linkkeeper.link.ShortLink;

/**
 * The outcome of one {@link LinkCall}.
 */
public sealed interface CallResult
		permits CallResult.Accepted, CallResult.Refused, CallResult.Unknown, CallResult.NotSent, CallResult.Overdue {

	/**
	 * The server executed the call.
	 *
	 * @param link the link as returned by the server; after a delete, its last state. The
	 * server truncates long values and ignores unknown fields, so compare it with the
	 * request
	 */
	record Accepted(ShortLink link) implements CallResult {
	}

	/**
	 * The server refused the call and did not execute it.
	 *
	 * @param error the reason
	 */
	record Refused(ApiError error) implements CallResult {
	}

	/**
	 * The server may have executed the call, or may still do so. Read back before sending
	 * again.
	 *
	 * @param why what happened, without secrets
	 */
	record Unknown(String why) implements CallResult {
	}

	/**
	 * The call was never sent, while others of the same list were.
	 *
	 * @param why what happened, without secrets
	 */
	record NotSent(String why) implements CallResult {
	}

	/**
	 * The call was not executed: it was not sent by its deadline, or the server blocked
	 * it beyond its deadline.
	 */
	record Overdue() implements CallResult {
	}

}
