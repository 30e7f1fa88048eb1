package io.linkkeeper.csvimport.result;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import io.linkkeeper.files.AtomicFile;

/**
 * A file of lines in UTF-8 that appears under its name only when it is finished. Not
 * thread-safe.
 */
final class LinesDraft implements Closeable {

	private final AtomicFile file;

	private final Writer out;

	private LinesDraft(AtomicFile file) {
		this.file = file;
		this.out = new BufferedWriter(new OutputStreamWriter(file.out(), StandardCharsets.UTF_8));
	}

	static LinesDraft begin(Path target) throws IOException {
		return new LinesDraft(AtomicFile.begin(target));
	}

	void line(String text) throws IOException {
		this.out.append(text).append('\n');
	}

	void finish() throws IOException {
		this.out.flush();
		this.file.finish();
	}

	@Override
	public void close() throws IOException {
		this.file.close();
	}

}
