package io.linkkeeper.holder;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Iterator;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * One connection: a caller shows that it may ask, says what it wants, and hears what
 * comes of it. A caller who goes away in between does not stop its command.
 */
final class Session {

	private static final Logger logger = LoggerFactory.getLogger(Session.class);

	/** A caller that has connected says at once what it wants. */
	private static final int LONGEST_SILENCE_MILLIS = 10_000;

	private final Socket socket;

	private final Path data;

	private final EndpointAddress address;

	private final RequestedCommands commands;

	private final Frames frames = new Frames();

	Session(Socket socket, Path data, EndpointAddress address, RequestedCommands commands) {
		this.socket = socket;
		this.data = data;
		this.address = address;
		this.commands = commands;
	}

	/**
	 * Talks with the caller to the end.
	 * @param workers execute the command
	 * @param senders send what it writes
	 */
	void talk(Executor workers, Executor senders) {
		try (this.socket) {
			this.socket.setSoTimeout(LONGEST_SILENCE_MILLIS);
			Iterator<Message> messages = Wire.messages(this.socket.getInputStream());
			if (messages.hasNext()) {
				answer(messages.next(), messages, workers, senders);
			}
		}
		catch (IOException | UncheckedIOException | JacksonException ex) {
			logger.debug("A caller has gone", ex);
		}
		finally {
			this.frames.callerIsGone();
		}
	}

	private void answer(Message first, Iterator<Message> messages, Executor workers, Executor senders)
			throws IOException {
		CommandRequest request = first.request();
		String refusal = refusal(first, request);
		if (refusal != null || request == null) {
			Wire.send(Frame.refused(String.valueOf(refusal)), this.socket.getOutputStream());
			return;
		}
		RequestedCommand command = this.commands.prepare(request);
		try {
			workers.execute(() -> execute(command));
			senders.execute(this::send);
		}
		catch (RejectedExecutionException ex) {
			Wire.send(Frame.refused("is about to end"), this.socket.getOutputStream());
			return;
		}
		this.socket.setSoTimeout(0);
		while (messages.hasNext()) {
			messages.next();
			command.stop();
		}
	}

	private @Nullable String refusal(Message message, @Nullable CommandRequest request) {
		if (!isSecret(message.secret()) || request == null) {
			return "takes commands only from those who can read the file with its address";
		}
		if (!this.address.version().equals(message.version())) {
			return "is another release, %s".formatted(this.address.version());
		}
		if (!request.data().equals(this.data)) {
			return "holds the database in %s".formatted(this.data);
		}
		return null;
	}

	/** Takes the same time however much of it is right. */
	private boolean isSecret(@Nullable String given) {
		return given != null && MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8),
				this.address.secret().getBytes(StandardCharsets.UTF_8));
	}

	private void execute(RequestedCommand command) {
		this.frames.put(Frame.taken());
		try (PrintWriter out = FrameOutput.of(Frame.Kind.OUT, this.frames::put);
				PrintWriter err = FrameOutput.of(Frame.Kind.ERR, this.frames::offer)) {
			int code = command.execute(out, err);
			out.flush();
			err.flush();
			this.frames.put(Frame.exit(code));
		}
	}

	private void send() {
		try (this.socket) {
			this.frames.sendTo(this.socket.getOutputStream());
		}
		catch (IOException ex) {
			logger.debug("A caller has gone", ex);
		}
	}

	/**
	 * Does not wait long for the caller to read, from now on.
	 */
	void hurry() {
		this.frames.hurry();
	}

	/**
	 * Cuts the connection.
	 */
	void cut() {
		try {
			this.socket.close();
		}
		catch (IOException ex) {
			logger.debug("A connection could not be closed", ex);
		}
	}

}
