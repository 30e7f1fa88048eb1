package io.linkkeeper.sandbox.server;

import java.io.IOException;
import java.util.Locale;
import java.util.Set;

import jakarta.servlet.ServletException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * Refuses requests to other hosts than this machine. A page in a browser whose host name
 * is made to lead here, by DNS rebinding, would otherwise be of the same origin as the
 * sandbox.
 */
final class HostValve extends ValveBase {

	private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

	private static final int MISDIRECTED_REQUEST = 421;

	HostValve() {
		super(true);
	}

	@Override
	public void invoke(Request request, Response response) throws IOException, ServletException {
		if (NAMES.contains(request.getServerName().toLowerCase(Locale.ROOT))) {
			getNext().invoke(request, response);
		}
		else {
			response.sendError(MISDIRECTED_REQUEST);
		}
	}

}
