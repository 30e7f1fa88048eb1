package io.linkkeeper.sheet;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;

/**
 * Refuses to unpack a part beyond its bounds: of size, of compression, and of the length
 * of a tag or text, which an XML parser holds in memory. Not thread-safe.
 */
final class BoundedPart extends FilterInputStream {

	/** Up to this size the compression does not matter. */
	private static final long SMALL = 10L * 1024 * 1024;

	/** The maximum number of bytes without the end of a tag. */
	private static final int MAX_STRETCH = 1024 * 1024;

	private final long compressed;

	private final Supplier<? extends RuntimeException> refused;

	private long size;

	private int stretch;

	BoundedPart(InputStream in, long compressed, Supplier<? extends RuntimeException> refused) {
		super(in);
		this.compressed = compressed;
		this.refused = refused;
	}

	@Override
	public int read() throws IOException {
		byte[] one = new byte[1];
		return (read(one, 0, 1) < 0) ? -1 : one[0] & 0xFF;
	}

	@Override
	public int read(byte[] target, int offset, int length) throws IOException {
		int read = super.read(target, offset, length);
		if (read > 0) {
			count(target, offset, read);
		}
		return read;
	}

	private void count(byte[] target, int offset, int read) {
		this.size += read;
		int last = offset + read - 1;
		while (last >= offset && target[last] != '>') {
			last--;
		}
		this.stretch = (last >= offset) ? offset + read - 1 - last : this.stretch + read;
		if (this.size > XlsxArchive.MAX_PART || this.stretch > MAX_STRETCH
				|| (this.size > SMALL && this.size / this.compressed > XlsxArchive.MAX_RATIO)) {
			throw this.refused.get();
		}
	}

}
