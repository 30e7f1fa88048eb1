package io.linkkeeper.holder;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Iterator;
import java.util.NoSuchElementException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * A command that the holder of the database does for this process. One thread waits for
 * its end; any thread may stop it.
 */
public final class HolderCall implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(HolderCall.class);

	/** The holder is on this machine; when it says nothing for so long, it is none. */
	private static final int LONGEST_SILENCE_MILLIS = 10_000;

	private final Socket socket;

	private final Iterator<Frame> frames;

	private HolderCall(Socket socket) throws IOException {
		this.socket = socket;
		this.frames = Wire.frames(socket.getInputStream());
	}

	/**
	 * Asks for a command.
	 * @param address where the holder is
	 * @param version this release
	 * @param request the command
	 * @return the call, once the holder has taken the command
	 * @throws HolderSilentException when it has not
	 */
	public static HolderCall open(EndpointAddress address, String version, CommandRequest request) {
		if (!version.equals(address.version())) {
			throw new HolderSilentException("is another release, %s".formatted(address.version()));
		}
		Socket socket = new Socket();
		try {
			socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), address.port()),
					LONGEST_SILENCE_MILLIS);
			socket.setSoTimeout(LONGEST_SILENCE_MILLIS);
			Wire.send(new Message(address.secret(), version, request), socket.getOutputStream());
			HolderCall call = new HolderCall(socket);
			call.awaitTaken();
			return call;
		}
		catch (IOException | JacksonException ex) {
			close(socket);
			throw new HolderSilentException("does not answer", ex);
		}
		catch (RuntimeException ex) {
			close(socket);
			throw ex;
		}
	}

	private void awaitTaken() throws IOException {
		if (!this.frames.hasNext()) {
			throw new HolderSilentException("does not answer");
		}
		Frame first = this.frames.next();
		if (first.kind() != Frame.Kind.TAKEN) {
			throw new HolderSilentException(first.text());
		}
		this.socket.setSoTimeout(0);
	}

	/**
	 * Passes on what the command writes and stays until it has ended.
	 * @param out takes its results
	 * @param err takes everything else
	 * @return its exit code
	 * @throws HolderLostException when the holder ended before it did
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
			return Integer.parseInt(frame.text());
		}
		catch (JacksonException | NoSuchElementException ex) {
			throw new HolderLostException(ex);
		}
	}

	/**
	 * Asks the holder to stop the run that the command executes. Comes back at once; may
	 * be called again and again.
	 */
	public void stop() {
		try {
			Wire.send(Message.STOP, this.socket.getOutputStream());
		}
		catch (IOException | UncheckedIOException ex) {
			logger.debug("The holder has ended", ex);
		}
	}

	@Override
	public void close() {
		close(this.socket);
	}

	private static void close(Socket socket) {
		try {
			socket.close();
		}
		catch (IOException ex) {
			logger.debug("A connection could not be closed", ex);
		}
	}

}
