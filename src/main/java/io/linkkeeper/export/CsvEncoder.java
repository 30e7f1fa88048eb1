package io.linkkeeper.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import io.linkkeeper.csv.CsvWriter;
import io.linkkeeper.csv.Delimiter;
import io.linkkeeper.link.ShortLink;
import org.jspecify.annotations.Nullable;

/**
 * Encodes links as CSV: with a byte order mark and escaped formulas for spreadsheets, or
 * raw for programs. Without the byte order mark spreadsheets do not detect UTF-8.
 * Thread-safe.
 */
final class CsvEncoder implements ExportEncoder {

	private static final String BYTE_ORDER_MARK = "\uFEFF";

	private final boolean raw;

	private final UnaryOperator<String> tinyUrl;

	CsvEncoder(boolean raw, UnaryOperator<String> tinyUrl) {
		this.raw = raw;
		this.tinyUrl = tinyUrl;
	}

	@Override
	public byte[] encode(List<ShortLink> links) throws IOException {
		StringWriter text = new StringWriter();
		try (CsvWriter csv = writer(text)) {
			links.forEach((link) -> csv.row(cells(link)));
		}
		return bytes(text.toString());
	}

	@Override
	public void write(InputStream links, OutputStream out) throws IOException {
		out.write(heading());
		links.transferTo(out);
	}

	private byte[] heading() throws IOException {
		StringWriter text = new StringWriter();
		try (CsvWriter csv = writer(text)) {
			csv.heading(LinkColumn.titles());
		}
		return bytes(this.raw ? text.toString() : BYTE_ORDER_MARK + text);
	}

	private CsvWriter writer(Writer out) {
		return this.raw ? CsvWriter.raw(out, Delimiter.COMMA) : CsvWriter.safe(out, Delimiter.COMMA);
	}

	private List<@Nullable String> cells(ShortLink link) {
		List<@Nullable String> cells = new ArrayList<>();
		for (LinkColumn column : LinkColumn.values()) {
			cells.add(column.of(link, this.tinyUrl));
		}
		return cells;
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
