package io.linkkeeper.holder;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.Iterator;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;

import io.linkkeeper.guard.DeletesUnconfirmedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * A caller's connection: authenticates the caller, executes its command and sends the
 * output back. A caller that disconnects does not stop its command.
 */
final class CallerConnection {

	private static final Logger logger = LoggerFactory.getLogger(CallerConnection.class);

	static final String NOT_A_CALLER = "takes commands only from those who can read the file with its address";

	static final String ABOUT_TO_END = "is about to end";

	private static final int HANDSHAKE_TIMEOUT_MILLIS = 2_000;

	private static final int REQUEST_TIMEOUT_MILLIS = 10_000;

	private final Socket socket;

	private final EndpointAddress own;

	private final Function<CommandRequest, RequestedCommand> commands;

	private final FrameQueue frames = new FrameQueue();

	CallerConnection(Socket socket, EndpointAddress own, Function<CommandRequest, RequestedCommand> commands) {
		this.socket = socket;
		this.own = own;
		this.commands = commands;
	}

	/**
	 * Reads what the caller sends until the connection ends.
	 * @param proved runs when the caller has proved that it knows the secret
	 * @param workers execute the command
	 * @param senders send its output
	 */
	void serve(Runnable proved, Executor workers, Executor senders) {
		try (this.socket) {
			this.socket.setSoTimeout(HANDSHAKE_TIMEOUT_MILLIS);
			if (!new Handshake(this.own.secret()).asHolder(this.socket)) {
				return;
			}
			proved.run();
			this.socket.setSoTimeout(REQUEST_TIMEOUT_MILLIS);
			Iterator<CallerMessage> messages = Wire.messages(this.socket.getInputStream());
			if (messages.hasNext()) {
				answer(messages.next(), messages, workers, senders);
			}
		}
		catch (IOException | UncheckedIOException | JacksonException ex) {
			logger.debug("A caller has disconnected", ex);
		}
		finally {
			this.frames.disconnect();
		}
	}

	private void answer(CallerMessage first, Iterator<CallerMessage> messages, Executor workers, Executor senders)
			throws IOException {
		CommandRequest request = first.request();
		String refusal = refusal(first.target());
		if (request == null || refusal != null) {
			refuse((refusal != null) ? refusal : NOT_A_CALLER);
			return;
		}
		RequestedCommand command = this.commands.apply(request);
		try {
			workers.execute(() -> execute(command));
			senders.execute(() -> this.frames.sendTo(this.socket));
		}
		catch (RejectedExecutionException ex) {
			refuse(ABOUT_TO_END);
			return;
		}
		this.socket.setSoTimeout(0);
		while (messages.hasNext()) {
			messages.next();
			command.stop();
		}
	}

	private void refuse(String reason) throws IOException {
		Wire.send(new Frame(Frame.Kind.REFUSED, reason), this.socket.getOutputStream());
	}

	private @Nullable String refusal(CallerMessage.@Nullable Target asked) {
		if (asked == null) {
			return NOT_A_CALLER;
		}
		if (!this.own.version().equals(asked.version())) {
			return "is another release, %s".formatted(this.own.version());
		}
		return this.own.folder().equals(asked.folder()) ? null
				: "holds the database in %s".formatted(this.own.folder());
	}

	private void execute(RequestedCommand command) {
		this.frames.put(new Frame(Frame.Kind.TAKEN, ""));
		try (PrintWriter out = this.frames.results(); PrintWriter err = this.frames.progress()) {
			Frame end = end(command, out, err);
			out.flush();
			err.flush();
			this.frames.put(end);
		}
	}

	private static Frame end(RequestedCommand command, PrintWriter out, PrintWriter err) {
		try {
			return new Frame(Frame.Kind.EXIT, String.valueOf(command.execute(out, err)));
		}
		catch (DeletesUnconfirmedException ex) {
			return Frame.of(ex);
		}
	}

	/**
	 * Limits the wait for a caller that does not read its answer.
	 */
	void closeSoon() {
		this.frames.closeSoon();
	}

	/**
	 * Ends the connection.
	 */
	void close() {
		Wire.close(this.socket);
	}

}
