package io.linkkeeper.sandbox.server;

import java.io.IOException;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/**
 * Lets a servlet close the connection of its request, which the servlet API does not
 * offer.
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

	/** Closes the connection at once, without sending what is buffered. */
	static void cut(HttpServletRequest request) {
		if (request.getAttribute(ATTRIBUTE) instanceof Runnable cut) {
			cut.run();
		}
	}

}
