package io.linkkeeper.export;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.linkkeeper.link.ShortLink;
import io.linkkeeper.sheet.SheetLimitException;
import io.linkkeeper.sheet.SheetWriter;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Encodes links as a spreadsheet. A batch cannot be encoded alone, as the file is a
 * compressed archive, so batches are JSON Lines until the file is written. Thread-safe.
 */
final class XlsxEncoder implements ExportEncoder {

	/** Marks files that exports wrote. */
	static final String APPLICATION = "Linkkeeper export";

	private static final JsonMapper MAPPER = JsonMapper.shared();

	private final JsonLinesEncoder batches;

	XlsxEncoder(JsonLinesEncoder batches) {
		this.batches = batches;
	}

	@Override
	public byte[] encode(List<ShortLink> links) {
		return this.batches.encode(links);
	}

	@Override
	public void write(InputStream links, OutputStream out) throws IOException {
		BufferedReader lines = new BufferedReader(new InputStreamReader(links, StandardCharsets.UTF_8));
		try (SheetWriter sheet = new SheetWriter(out, APPLICATION, "links")) {
			sheet.row(LinkColumn.titles());
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				sheet.row(cells(MAPPER.readTree(line)));
			}
		}
		catch (SheetLimitException ex) {
			throw new IllegalArgumentException(
					"A spreadsheet cannot hold the links: %s; write CSV instead".formatted(ex.limit()), ex);
		}
	}

	private static List<@Nullable String> cells(JsonNode link) {
		List<@Nullable String> cells = new ArrayList<>();
		for (LinkColumn column : LinkColumn.values()) {
			cells.add(link.path(column.title()).stringValue(null));
		}
		return cells;
	}

}
