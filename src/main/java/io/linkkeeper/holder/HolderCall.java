package io.linkkeeper.holder;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.stream.Stream;

import io.linkkeeper.database.DatabaseHeldException;
import io.linkkeeper.guard.DeletesUnconfirmedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * A command of this process that the holder of the database executes. One thread waits
 * for its end; any thread may stop it.
 */
public final class HolderCall implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(HolderCall.class);

	/** The holder is on this machine and answers at once. */
	private static final int ANSWER_TIMEOUT_MILLIS = 10_000;

	private final Socket socket;

	private final Iterator<Frame> frames;

	private HolderCall(Socket socket) throws IOException {
		this.socket = socket;
		this.frames = Wire.frames(socket.getInputStream());
	}

	/**
	 * Requests a command.
	 * @param held the refusal that names the holder
	 * @param version this release
	 * @param request the command
	 * @return the call, once the holder has accepted the command
	 * @throws DatabaseHeldException when it has not; nothing was executed then
	 */
	public static HolderCall open(DatabaseHeldException held, String version, CommandRequest request) {
		return open(held, EndpointAddress.of(held), version, request);
	}

	static HolderCall open(DatabaseHeldException held, EndpointAddress address, String version,
			CommandRequest request) {
		if (!version.equals(address.version())) {
			throw held.withReason("is another release, %s".formatted(address.version()));
		}
		Socket socket = new Socket();
		try {
			socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), address.port()),
					ANSWER_TIMEOUT_MILLIS);
			socket.setSoTimeout(ANSWER_TIMEOUT_MILLIS);
			if (!new Handshake(address.secret()).asCaller(socket)) {
				throw held.withReason(CallerConnection.NOT_A_CALLER);
			}
			Wire.send(CallerMessage.of(address, request), socket.getOutputStream());
			HolderCall call = new HolderCall(socket);
			call.awaitTaken(held);
			return call;
		}
		catch (IOException | JacksonException | NoSuchElementException ex) {
			Wire.close(socket);
			logger.debug("The holder does not answer", ex);
			throw isTimeout(ex) ? held.withReason("does not answer") : held.withPassingReason("does not answer");
		}
		catch (DatabaseHeldException ex) {
			Wire.close(socket);
			throw ex;
		}
	}

	/** A holder that starts or ends rejects connections at once. */
	private static boolean isTimeout(Throwable failure) {
		return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
			.anyMatch(SocketTimeoutException.class::isInstance);
	}

	private void awaitTaken(DatabaseHeldException held) throws IOException {
		Frame first = this.frames.next();
		if (first.kind() != Frame.Kind.TAKEN) {
			boolean passing = first.text().equals(CallerConnection.ABOUT_TO_END);
			throw passing ? held.withPassingReason(first.text()) : held.withReason(first.text());
		}
		this.socket.setSoTimeout(0);
	}

	/**
	 * Copies the output of the command until it has ended.
	 * @param out receives results
	 * @param err receives messages and progress
	 * @return its exit code
	 * @throws DeletesUnconfirmedException when it is refused until their number is
	 * confirmed
	 * @throws HolderLostException when the holder ended before the command did
	 */
	public int await(PrintWriter out, PrintWriter err) {
		try {
			Frame frame = this.frames.next();
			while (!frame.isLast()) {
				PrintWriter writer = (frame.kind() == Frame.Kind.OUT) ? out : err;
				writer.print(frame.text());
				writer.flush();
				frame = this.frames.next();
			}
			return frame.exitCode();
		}
		catch (JacksonException | NoSuchElementException ex) {
			throw new HolderLostException(ex);
		}
	}

	/**
	 * Asks the holder to stop the run that the command executes. Returns at once; may be
	 * called again.
	 */
	public void stop() {
		try {
			Wire.send(CallerMessage.STOP, this.socket.getOutputStream());
		}
		catch (IOException | UncheckedIOException ex) {
			logger.debug("The holder has ended", ex);
		}
	}

	@Override
	public void close() {
		Wire.close(this.socket);
	}

}
