package io.linkkeeper.sandbox.server;

import java.io.IOException;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/**
 * Hands a request the means to break its own connection, which a servlet does not have.
 */
final class ConnectionValve extends ValveBase {

	private static final String ATTRIBUTE = ConnectionValve.class.getName();

	ConnectionValve() {
		super(true);
	}

	@Override
	public void invoke(Request request, Response response) throws IOException, ServletException {
		Runnable cut = () -> response.getCoyoteResponse().action(ActionCode.CLOSE_NOW, null);
		request.setAttribute(ATTRIBUTE, cut);
		getNext().invoke(request, response);
	}

	/** Closes the connection at once; what was not sent yet never is. */
	static void cut(HttpServletRequest request) {
		if (request.getAttribute(ATTRIBUTE) instanceof Runnable cut) {
			cut.run();
		}
	}

}
