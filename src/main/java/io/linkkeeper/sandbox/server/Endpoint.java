package io.linkkeeper.sandbox.server;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import io.linkkeeper.sandbox.SandboxException;
import io.linkkeeper.sandbox.answer.HttpAnswer;
import io.linkkeeper.sandbox.fault.FaultKind;
import io.linkkeeper.sandbox.fault.Faults;
import io.linkkeeper.sandbox.store.Store;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The servlet of the API: reads requests, injects faults before and after their effect,
 * and answers once the effect is durable.
 */
final class Endpoint extends HttpServlet {

	/** The port that short URLs leave out. */
	private static final int HTTP_PORT = 80;

	private static final Logger LOG = LoggerFactory.getLogger(Endpoint.class);

	/** The largest body; larger ones are refused with 413. */
	private static final int MAX_BODY = 4 * 1024 * 1024;

	private final transient Router router;

	private final transient Store store;

	private final transient Faults faults;

	private final transient LargeAnswers largeAnswers;

	private final transient RequestLog log;

	private final transient Clock clock;

	private final transient Gateway gateway = new Gateway();

	private final transient RequestGate gate = new RequestGate();

	Endpoint(Router router, Store store, Faults faults, LargeAnswers largeAnswers, RequestLog log, Clock clock) {
		this.router = router;
		this.store = store;
		this.faults = faults;
		this.largeAnswers = largeAnswers;
		this.log = log;
		this.clock = clock;
	}

	@Override
	protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
		Duration timeLimit = this.faults.gatewayTimeLimit();
		if (timeLimit == null) {
			pause();
		}
		Instant now = now();
		ResponseWriter.addCommonHeaders(response, now, this.log.countHttpRequest());
		if (!Router.isTiny(request.getRequestURI())) {
			response.setHeader("Cache-Control", "no-store, no-cache, must-revalidate, post-check=0, pre-check=0");
		}
		FaultKind before = this.faults.drawBefore();
		if (before != null) {
			ResponseWriter.writeFailure(before, HttpAnswer.page(HttpServletResponse.SC_OK, "OK"), request, response);
			return;
		}
		try {
			send(answer(request, timeLimit), request, response);
		}
		finally {
			this.largeAnswers.end();
		}
	}

	private void send(HttpAnswer answer, HttpServletRequest request, HttpServletResponse response) throws IOException {
		FaultKind after = this.faults.drawAfter();
		if (after != null) {
			ResponseWriter.writeFailure(after, answer, request, response);
			return;
		}
		ResponseWriter.write(answer, response);
	}

	private HttpAnswer answer(HttpServletRequest request, @Nullable Duration timeLimit) throws IOException {
		if (request.getMethod().equals("OPTIONS")) {
			return HttpAnswer.withoutBody(HttpServletResponse.SC_OK, Map.of());
		}
		boolean sizeIsUnknown = request.getHeader("Transfer-Encoding") != null;
		int room = this.gate.enter(sizeIsUnknown ? -1 : Math.max(0, request.getContentLengthLong()));
		if (timeLimit != null) {
			return answerBehindGateway(request, timeLimit, room);
		}
		try {
			byte[] body = body(request);
			return (body.length > MAX_BODY) ? HttpAnswer.tooLarge() : carryOut(call(request, body));
		}
		finally {
			this.gate.leave(room);
		}
	}

	/** The room is released when the work has ended, even after a timeout. */
	private HttpAnswer answerBehindGateway(HttpServletRequest request, Duration timeLimit, int room)
			throws IOException {
		boolean begun = false;
		try {
			byte[] body = body(request);
			if (body.length > MAX_BODY) {
				return HttpAnswer.tooLarge();
			}
			HttpCall call = call(request, body);
			begun = true;
			return this.gateway.answer(timeLimit, () -> carryOutSlowly(call), () -> this.gate.leave(room));
		}
		finally {
			if (!begun) {
				this.gate.leave(room);
			}
		}
	}

	private HttpAnswer carryOutSlowly(HttpCall call) {
		try {
			pause();
			return carryOut(call);
		}
		finally {
			this.largeAnswers.end();
		}
	}

	private static byte[] body(HttpServletRequest request) throws IOException {
		return request.getInputStream().readNBytes(MAX_BODY + 1);
	}

	private static HttpCall call(HttpServletRequest request, byte[] body) {
		String port = (request.getServerPort() != HTTP_PORT) ? ":" + request.getServerPort() : "";
		String server = request.getScheme() + "://" + request.getServerName() + port;
		return new HttpCall(server, request.getRequestURI(), request.getQueryString(), request.getContentType(), body);
	}

	private HttpAnswer carryOut(HttpCall call) {
		HttpAnswer answer = this.router.answer(call, now());
		return isDurable() ? answer
				: HttpAnswer.page(HttpServletResponse.SC_INTERNAL_SERVER_ERROR, "Internal Server Error");
	}

	/**
	 * Answers an internal error instead of acknowledging a change that was not committed.
	 */
	private boolean isDurable() {
		try {
			this.store.commit();
			return true;
		}
		catch (SandboxException ex) {
			LOG.error("{}", ex.getMessage());
			return false;
		}
	}

	private Instant now() {
		return this.clock.instant().plus(this.faults.clockSkew());
	}

	/** Called once no request is being served. */
	@Override
	public void destroy() {
		this.gateway.close();
	}

	private void pause() {
		try {
			Thread.sleep(this.faults.latency().toMillis());
		}
		catch (InterruptedException ex) {
			// the server is stopping: answer at once
			Thread.currentThread().interrupt();
		}
	}

}
