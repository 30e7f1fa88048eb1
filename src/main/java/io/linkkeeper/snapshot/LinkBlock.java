package io.linkkeeper.snapshot;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

import io.linkkeeper.link.LinkStatus;
import io.linkkeeper.link.ShortLink;
import org.jspecify.annotations.Nullable;

/**
 * Serializes links into a compressed block. Reading a block returns equal links, for any
 * text in them.
 */
final class LinkBlock {

	/** The number of characters that always fit into one modified UTF-8 string. */
	private static final int PIECE = 65_535 / 3;

	private static final int NO_TEXT = -1;

	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

	private final DataOutputStream out = new DataOutputStream(this.bytes);

	void add(ShortLink link) {
		try {
			write(link);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Returns the number of bytes so far, before compression. */
	int size() {
		return this.bytes.size();
	}

	/** Returns the block and starts a new one. */
	byte[] take() {
		byte[] compressed = compressed();
		this.bytes.reset();
		return compressed;
	}

	private byte[] compressed() {
		Deflater deflater = new Deflater(Deflater.BEST_SPEED);
		ByteArrayOutputStream target = new ByteArrayOutputStream();
		try (DeflaterOutputStream deflating = new DeflaterOutputStream(target, deflater)) {
			this.bytes.writeTo(deflating);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		finally {
			deflater.end();
		}
		return target.toByteArray();
	}

	private void write(ShortLink link) throws IOException {
		write(link.id());
		write(link.createdAt());
		write(link.updatedAt());
		write(link.userId());
		write(link.systemName());
		write(link.name());
		write(link.fullUrl());
		write(link.uniqueId());
		this.out.writeByte(link.status().code());
		this.out.writeBoolean(link.expiresAt() != null);
		if (link.expiresAt() != null) {
			write(link.expiresAt());
		}
	}

	private void write(Instant instant) throws IOException {
		this.out.writeLong(instant.getEpochSecond());
		this.out.writeInt(instant.getNano());
	}

	private void write(@Nullable String text) throws IOException {
		if (text == null) {
			this.out.writeShort(NO_TEXT);
			return;
		}
		this.out.writeShort((text.length() + PIECE - 1) / PIECE);
		for (int from = 0; from < text.length(); from += PIECE) {
			this.out.writeUTF(text.substring(from, Math.min(text.length(), from + PIECE)));
		}
	}

	/**
	 * Reads the links of a block one by one, which keeps only one of them in memory.
	 */
	static final class Contents {

		private final DataInputStream in;

		Contents(byte[] block) {
			this.in = new DataInputStream(new ByteArrayInputStream(inflated(block)));
		}

		private static byte[] inflated(byte[] block) {
			try (InflaterInputStream inflating = new InflaterInputStream(new ByteArrayInputStream(block))) {
				return inflating.readAllBytes();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		/** Reads the next link, or {@code null} at the end. */
		@Nullable ShortLink next() {
			try {
				return (this.in.available() > 0) ? link() : null;
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		private ShortLink link() throws IOException {
			return new ShortLink(id(), instant(), instant(),
					new ShortLink.TextFields(text(), text(), text(), text(), text()),
					LinkStatus.ofCode(this.in.readByte()), this.in.readBoolean() ? instant() : null);
		}

		private String id() throws IOException {
			String id = text();
			if (id == null) {
				throw new IOException("A block of the snapshot holds a link without an id");
			}
			return id;
		}

		private Instant instant() throws IOException {
			return Instant.ofEpochSecond(this.in.readLong(), this.in.readInt());
		}

		private @Nullable String text() throws IOException {
			int pieces = this.in.readShort();
			if (pieces == NO_TEXT) {
				return null;
			}
			if (pieces == 1) {
				return this.in.readUTF();
			}
			StringBuilder text = new StringBuilder();
			for (int piece = 0; piece < pieces; piece++) {
				text.append(this.in.readUTF());
			}
			return text.toString();
		}

	}

}
