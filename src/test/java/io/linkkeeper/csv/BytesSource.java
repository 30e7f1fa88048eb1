package io.linkkeeper.csv;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;

/**
 * A file that is not on disk.
 */
public record BytesSource(Supplier<InputStream> content) implements CsvSource {

	public static BytesSource of(String text) {
		return of(text, StandardCharsets.UTF_8);
	}

	static BytesSource of(String text, Charset charset) {
		return of(text.getBytes(charset));
	}

	public static BytesSource of(byte[] bytes) {
		return new BytesSource(() -> new ByteArrayInputStream(bytes));
	}

	static BytesSource of(List<byte[]> parts) {
		ByteArrayOutputStream whole = new ByteArrayOutputStream();
		parts.forEach(whole::writeBytes);
		return of(whole.toByteArray());
	}

	/**
	 * A text again and again, with something at its end.
	 */
	public static BytesSource repeated(String start, String unit, int times, String end) {
		return new BytesSource(() -> new RepeatedText(start, unit, times, end));
	}

	@Override
	public String name() {
		return "links.csv";
	}

	@Override
	public InputStream open() {
		return this.content.get();
	}

	private static final class RepeatedText extends InputStream {

		private final byte[] unit;

		private final byte[] end;

		private byte[] part;

		private int left;

		private int at;

		RepeatedText(String start, String unit, int times, String end) {
			this.part = start.getBytes(StandardCharsets.UTF_8);
			this.unit = unit.getBytes(StandardCharsets.UTF_8);
			this.end = end.getBytes(StandardCharsets.UTF_8);
			this.left = times;
		}

		@Override
		public int read() {
			byte[] one = new byte[1];
			return (read(one, 0, 1) < 0) ? -1 : one[0] & 0xFF;
		}

		@Override
		public int read(byte[] target, int offset, int length) {
			while (this.at == this.part.length) {
				if (this.left < 0) {
					return -1;
				}
				this.part = (this.left > 0) ? this.unit : this.end;
				this.left--;
				this.at = 0;
			}
			int count = Math.min(length, this.part.length - this.at);
			System.arraycopy(this.part, this.at, target, offset, count);
			this.at += count;
			return count;
		}

		@Override
		public void close() throws IOException {
			this.left = -1;
		}

	}

}
