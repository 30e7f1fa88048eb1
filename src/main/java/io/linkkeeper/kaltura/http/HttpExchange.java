package io.linkkeeper.kaltura.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.concurrent.atomic.AtomicReference;

import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;

/**
 * One request and its response. Records whether any byte of the body was sent: a request
 * aborted before that is never sent.
 */
final class HttpExchange {

	/** No charset parameter: the server would ignore the body (server behaviour). */
	private static final String CONTENT_TYPE = "application/json";

	/** Holds a full page of links with URLs of maximum length. */
	private static final int LARGEST_ANSWER = 32 * 1024 * 1024;

	private static final int OK = 200;

	private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);

	private final HttpPost request;

	/**
	 * Creates an exchange.
	 * @param uri where it goes
	 * @param body the body of the request
	 * @param lastCheck runs on the open connection, right before the body is sent
	 */
	HttpExchange(URI uri, byte[] body, Runnable lastCheck) {
		this.request = new HttpPost(uri);
		this.request.setEntity(new Body(body, lastCheck));
	}

	/**
	 * Sends the request and reads the response.
	 */
	Transport.Response run(HttpClient http) throws IOException {
		return http.execute(this.request, HttpExchange::read);
	}

	/**
	 * Aborts the exchange.
	 * @return true when the server may have received the request
	 */
	boolean abort() {
		this.state.compareAndSet(State.WAITING, State.ABORTED);
		this.request.cancel();
		return isSent();
	}

	boolean isSent() {
		return this.state.get() == State.SENT;
	}

	private static Transport.Response read(ClassicHttpResponse response) throws IOException {
		if (response.getCode() != OK) {
			// not consumed: the body is useless and may be endless
			throw new HttpStatusException(response);
		}
		HttpEntity entity = response.getEntity();
		byte[] body = (entity != null) ? bytes(entity) : new byte[0];
		return new Transport.Response(body, DateUtils.parseStandardDate(response, HttpHeaders.DATE));
	}

	private static byte[] bytes(HttpEntity entity) throws IOException {
		try (InputStream content = entity.getContent()) {
			return AnswerMemory.SHARED.read(content, LARGEST_ANSWER);
		}
	}

	private enum State {

		WAITING, SENT, ABORTED

	}

	private final class Body extends AbstractHttpEntity {

		private final byte[] bytes;

		private final Runnable lastCheck;

		Body(byte[] bytes, Runnable lastCheck) {
			super(CONTENT_TYPE, null);
			this.bytes = bytes;
			this.lastCheck = lastCheck;
		}

		@Override
		public void writeTo(OutputStream stream) throws IOException {
			this.lastCheck.run();
			if (!HttpExchange.this.state.compareAndSet(State.WAITING, State.SENT)) {
				throw new IOException("Aborted before it was sent");
			}
			stream.write(this.bytes);
		}

		@Override
		public InputStream getContent() {
			return new ByteArrayInputStream(this.bytes);
		}

		@Override
		public long getContentLength() {
			return this.bytes.length;
		}

		@Override
		public boolean isStreaming() {
			return false;
		}

		@Override
		public void close() {
			// holds nothing open
		}

	}

}
