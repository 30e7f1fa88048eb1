package io.linkkeeper.holder;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Iterator;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends and reads JSON values on a connection, one after the other. Thread-safe.
 */
final class Wire {

	private static final Logger logger = LoggerFactory.getLogger(Wire.class);

	/**
	 * The longest message of a caller, in characters; command lines are far shorter.
	 */
	private static final long LONGEST_REQUEST = 1 << 20;

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final JsonMapper CAUTIOUS = JsonMapper
		.builder(JsonFactory.builder()
			.streamReadConstraints(StreamReadConstraints.builder().maxDocumentLength(LONGEST_REQUEST).build())
			.build())
		.build();

	private Wire() {
	}

	static void send(Object value, OutputStream out) throws IOException {
		byte[] bytes = JSON.writeValueAsBytes(value);
		synchronized (out) {
			out.write(bytes);
			out.flush();
		}
	}

	static Iterator<CallerMessage> messages(InputStream in) {
		return CAUTIOUS.readerFor(CallerMessage.class).readValues(in);
	}

	static Iterator<Frame> frames(InputStream in) {
		return JSON.readerFor(Frame.class).readValues(in);
	}

	static void close(Closeable socket) {
		try {
			socket.close();
		}
		catch (IOException ex) {
			logger.debug("A connection could not be closed", ex);
		}
	}

}
