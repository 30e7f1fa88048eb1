package io.linkkeeper.kaltura.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Reads answers of the process into a bounded share of its memory. An answer that finds
 * no room fails, and is asked for again when others have been read. Thread-safe.
 */
final class AnswerMemory {

	/** Of the heap, as an answer takes several times its size when it is parsed. */
	private static final int SHARE = 8;

	static final AnswerMemory SHARED = new AnswerMemory(Runtime.getRuntime().maxMemory() / SHARE);

	private static final int CHUNK = 64 * 1024;

	private final long limit;

	private final AtomicLong taken = new AtomicLong();

	/**
	 * Creates a memory.
	 * @param limit the bytes of all answers that are being read
	 */
	AnswerMemory(long limit) {
		this.limit = limit;
	}

	/**
	 * Reads an answer.
	 * @param content the answer
	 * @param largest the largest size in bytes
	 * @return its bytes
	 * @throws FullException when it is larger, or there is no room for it now
	 * @throws IOException when it cannot be read
	 */
	byte[] read(InputStream content, int largest) throws IOException {
		ByteArrayOutputStream answer = new ByteArrayOutputStream();
		int reserved = 0;
		try {
			byte[] chunk = content.readNBytes(CHUNK);
			while (chunk.length > 0) {
				reserved += chunk.length;
				reserve(chunk.length, reserved);
				answer.write(chunk);
				if (answer.size() > largest) {
					throw new FullException("The answer is larger than " + largest + " bytes", false);
				}
				chunk = content.readNBytes(CHUNK);
			}
			return answer.toByteArray();
		}
		finally {
			this.taken.addAndGet(-reserved);
		}
	}

	private void reserve(int bytes, int own) throws FullException {
		if (this.taken.addAndGet(bytes) > this.limit) {
			throw new FullException(
					"The answers that are being read fill their share of the memory, %d MB; give Java more by -Xmx, or set LINKKEEPER_REQUESTS_AT_A_TIME lower"
						.formatted(this.limit >> 20),
					own <= this.limit);
		}
	}

	/**
	 * Thrown when an answer does not fit.
	 */
	static final class FullException extends IOException {

		private final boolean temporary;

		FullException(String message, boolean temporary) {
			super(message);
			this.temporary = temporary;
		}

		/** Whether it would fit alone. */
		boolean isTemporary() {
			return this.temporary;
		}

	}

}
