package io.linkkeeper.kaltura.http;

import java.util.function.Supplier;

/**
 * Transports that are opened elsewhere.
 *
 * @param transports opens them
 */
public record SimulatedTransports(Supplier<Transport> transports) implements Transport.Factory {

	@Override
	public Transport open(Account account, ClientSettings settings, RateLimit rateLimit, RequestCounters counters,
			Redactor redactor) {
		return this.transports.get();
	}

}
