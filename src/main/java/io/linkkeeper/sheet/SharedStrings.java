package io.linkkeeper.sheet;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The texts to which the cells of a spreadsheet refer by number. They are read as far as
 * they are asked for, and kept in a temporary file with the last used ones in memory, so
 * that memory use does not depend on their number. Not thread-safe.
 */
final class SharedStrings implements Closeable {

	private static final int BLOCK = 64;

	/** In characters. */
	private static final int MOST_CACHED = 4_000_000;

	/** How a spreadsheet writes characters that XML cannot hold. */
	private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

	private final XlsxArchive archive;

	private final @Nullable PartReader part;

	private @Nullable FileChannel stored;

	/** The position in the file of each block but the last. */
	private long[] positions = new long[16];

	private int blocks;

	private long end;

	/** The texts after the last block that was stored. */
	private List<String> last = new ArrayList<>(BLOCK);

	private final Map<Integer, List<String>> cached = new LinkedHashMap<>(16, 0.75F, true);

	private long cachedCharacters;

	SharedStrings(XlsxArchive archive, @Nullable String path) throws IOException {
		this.archive = archive;
		this.part = (path != null) ? PartReader.open(archive, path) : null;
	}

	/** Returns a text by its number, from 0. */
	String get(int number) throws IOException {
		while ((long) this.blocks * BLOCK + this.last.size() <= number) {
			readNext();
		}
		int block = number / BLOCK;
		List<String> texts = (block == this.blocks) ? this.last : block(block);
		return texts.get(number % BLOCK);
	}

	private void readNext() throws IOException {
		if (this.part == null || !this.part.goTo("si")) {
			throw this.archive
				.refused("is damaged: a cell refers to a text that it does not hold; open it in a spreadsheet and save"
						+ " it again");
		}
		this.last.add(unescaped(this.part.text("si", "t")));
		if (this.last.size() == BLOCK) {
			store();
		}
	}

	/** Surrogates stay escaped, as one alone is no character. */
	static String unescaped(String text) {
		if (!text.contains("_x")) {
			return text;
		}
		return ESCAPED.matcher(text).replaceAll((escaped) -> {
			char character = (char) Integer.parseInt(escaped.group(1), 16);
			return Character.isSurrogate(character) ? Matcher.quoteReplacement(escaped.group())
					: Matcher.quoteReplacement(String.valueOf(character));
		});
	}

	private void store() throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		DataOutputStream out = new DataOutputStream(bytes);
		for (String text : this.last) {
			byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
			out.writeInt(encoded.length);
			out.write(encoded);
		}
		ByteBuffer block = ByteBuffer.wrap(bytes.toByteArray());
		if (this.blocks + 1 == this.positions.length) {
			this.positions = Arrays.copyOf(this.positions, 2 * this.positions.length);
		}
		this.positions[this.blocks] = this.end;
		FileChannel file = file();
		while (block.hasRemaining()) {
			this.end += file.write(block, this.end);
		}
		cache(this.blocks, this.last);
		this.blocks++;
		this.positions[this.blocks] = this.end;
		this.last = new ArrayList<>(BLOCK);
	}

	private FileChannel file() throws IOException {
		FileChannel open = this.stored;
		if (open == null) {
			Path file = Files.createTempFile("linkkeeper-", ".texts");
			open = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE,
					StandardOpenOption.DELETE_ON_CLOSE);
			this.stored = open;
		}
		return open;
	}

	private List<String> block(int block) throws IOException {
		List<String> texts = this.cached.get(block);
		if (texts == null) {
			texts = load(block);
			cache(block, texts);
		}
		return texts;
	}

	private List<String> load(int block) throws IOException {
		ByteBuffer bytes = ByteBuffer.allocate((int) (this.positions[block + 1] - this.positions[block]));
		while (bytes.hasRemaining() && file().read(bytes, this.positions[block] + bytes.position()) >= 0) {
			continue;
		}
		DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.array()));
		List<String> texts = new ArrayList<>(BLOCK);
		for (int i = 0; i < BLOCK; i++) {
			texts.add(new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8));
		}
		return texts;
	}

	private void cache(int block, List<String> texts) {
		this.cached.put(block, texts);
		this.cachedCharacters += characters(texts);
		Iterator<List<String>> eldest = this.cached.values().iterator();
		while (this.cachedCharacters > MOST_CACHED && this.cached.size() > 1) {
			this.cachedCharacters -= characters(eldest.next());
			eldest.remove();
		}
	}

	private static long characters(List<String> texts) {
		return texts.stream().mapToLong((text) -> text.length() + 40L).sum();
	}

	@Override
	public void close() throws IOException {
		try (FileChannel closing = this.stored; PartReader alsoClosing = this.part) {
			this.cached.clear();
		}
	}

}
