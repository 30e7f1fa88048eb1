package io.linkkeeper.kaltura;

import io.linkkeeper.kaltura.error.ApiError;
import io.linkkeeper.link.ShortLink;

/**
 * What became of one {@link LinkCall}.
 */
public sealed interface CallResult
		permits CallResult.Accepted, CallResult.Refused, CallResult.Unknown, CallResult.NotSent, CallResult.Overdue {

	/**
	 * The server did it.
	 *
	 * @param link the link as the server now has it; after a delete, as it last was. The
	 * server cuts long values and ignores unknown fields, so compare
	 */
	record Accepted(ShortLink link) implements CallResult {
	}

	/**
	 * The server said that it did not do it.
	 *
	 * @param error what it said
	 */
	record Refused(ApiError error) implements CallResult {
	}

	/**
	 * The server may have done it, or may still do it. Read back before sending again.
	 *
	 * @param why what happened, without secrets
	 */
	record Unknown(String why) implements CallResult {
	}

	/**
	 * The call never left this machine, while others of the same list did.
	 *
	 * @param why what happened, without secrets
	 */
	record NotSent(String why) implements CallResult {
	}

	/**
	 * The call was not sent in time, or was refused for a time that outlasted its
	 * deadline: the server did not do it.
	 */
	record Overdue() implements CallResult {
	}

}
