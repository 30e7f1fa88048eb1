package io.linkkeeper.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;

import io.linkkeeper.link.ShortLink;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Encodes links as JSON Lines, one object per line. Each object has all keys; a missing
 * value is {@code null}. Thread-safe.
 */
final class JsonLinesEncoder implements ExportEncoder {

	private static final JsonMapper MAPPER = JsonMapper.shared();

	private final UnaryOperator<String> tinyUrl;

	JsonLinesEncoder(UnaryOperator<String> tinyUrl) {
		this.tinyUrl = tinyUrl;
	}

	@Override
	public byte[] encode(List<ShortLink> links) {
		StringBuilder text = new StringBuilder();
		links.forEach((link) -> text.append(object(link)).append('\n'));
		return text.toString().getBytes(StandardCharsets.UTF_8);
	}

	@Override
	public void write(InputStream links, OutputStream out) throws IOException {
		links.transferTo(out);
	}

	private String object(ShortLink link) {
		ObjectNode object = MAPPER.createObjectNode();
		for (LinkColumn column : LinkColumn.values()) {
			object.put(column.title(), column.of(link, this.tinyUrl));
		}
		return MAPPER.writeValueAsString(object);
	}

}
