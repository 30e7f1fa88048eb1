package io.linkkeeper.kaltura.http;

import java.time.Instant;

import io.linkkeeper.kaltura.error.KalturaException;
import io.linkkeeper.kaltura.error.KalturaInterruptedException;
import io.linkkeeper.kaltura.error.TransportException;
import io.linkkeeper.net.ConnectionLimits;
import io.linkkeeper.net.Network;
import org.jspecify.annotations.Nullable;

/**
 * Posts request bodies to the server of one account. Thread-safe.
 */
public interface Transport extends AutoCloseable {

	/**
	 * Posts a body.
	 * @param path the path below the service URL
	 * @param body a JSON object
	 * @param lastCheck runs on the open connection just before the body is sent, and once
	 * before connecting, on any thread, and may throw a {@link KalturaException} to
	 * prevent it
	 * @return the response, always with status 200
	 * @throws TransportException when there is no usable response; says whether the
	 * server may have received the request
	 * @throws KalturaInterruptedException when the thread is interrupted
	 */
	Response post(String path, byte[] body, Runnable lastCheck);

	/**
	 * Closes the connections. Requests in flight fail.
	 */
	@Override
	void close();

	/**
	 * A response.
	 *
	 * @param body the body
	 * @param date the time of the server, or {@code null} without a header {@code Date}
	 */
	@SuppressWarnings("ArrayRecordComponent")
	record Response(byte[] body, @Nullable Instant date) {
	}

	/**
	 * Opens transports.
	 */
	@FunctionalInterface
	interface Factory {

		/** Posts over HTTP, without proxy. */
		Factory HTTP = http(Network.direct());

		/**
		 * Returns the factory of transports over HTTP.
		 * @param network opens connections
		 * @return a factory that refuses settings of the network that cannot be used with
		 * an {@link IllegalArgumentException}
		 */
		static Factory http(Network network) {
			return (account, settings, rateLimit, counters, redactor) -> new HttpTransport(account,
					network.open(account.serviceUrl(),
							new ConnectionLimits(settings.concurrentRequests(), settings.connectTimeout(),
									settings.requestTimeout())),
					settings.requestTimeout(), rateLimit, counters, redactor);
		}

		/**
		 * Opens a transport, which connects when it is first used.
		 * @param account the account
		 * @param settings timeouts and the number of requests at a time
		 * @param rateLimit waited for before each request
		 * @param counters counts each request
		 * @param redactor removes credentials from messages
		 * @return the transport
		 */
		Transport open(Account account, ClientSettings settings, RateLimit rateLimit, RequestCounters counters,
				Redactor redactor);

	}

}
