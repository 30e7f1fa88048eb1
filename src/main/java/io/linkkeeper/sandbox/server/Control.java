package io.linkkeeper.sandbox.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import io.linkkeeper.sandbox.answer.HttpAnswer;
import io.linkkeeper.sandbox.fault.Faults;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * The page {@code POST /control/faults} of the sandbox: sets {@link Faults} from JSON.
 * Accepts only requests whose type is JSON, which a web page of another origin cannot
 * send unasked.
 */
final class Control extends HttpServlet {

	static final String PATH = "/control/faults";

	private static final int MAX_BODY = 64 * 1024;

	private final transient Faults faults;

	Control(Faults faults) {
		this.faults = faults;
	}

	@Override
	protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
		ResponseWriter.write(answer(request), response);
	}

	/** 204, or 400 with what is wrong. */
	private HttpAnswer answer(HttpServletRequest request) throws IOException {
		String type = request.getContentType();
		if (!request.getMethod().equals("POST") || type == null || !type.startsWith("application/json")) {
			return refusal("Faults are set with POST and the content type application/json");
		}
		try {
			this.faults.set(request.getInputStream().readNBytes(MAX_BODY));
			return HttpAnswer.withoutBody(HttpServletResponse.SC_NO_CONTENT, Map.of());
		}
		catch (IllegalArgumentException ex) {
			return refusal(String.valueOf(ex.getMessage()));
		}
	}

	private static HttpAnswer refusal(String reason) {
		return new HttpAnswer(HttpServletResponse.SC_BAD_REQUEST, Map.of("Content-Type", "text/plain;charset=UTF-8"),
				(reason + "\n").getBytes(StandardCharsets.UTF_8));
	}

}
