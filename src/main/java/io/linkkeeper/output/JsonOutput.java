package io.linkkeeper.output;

import java.io.PrintWriter;
import java.util.List;

import io.linkkeeper.text.Printable;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes one JSON array with an object per line.
 *
 * @param <T> the type of a row
 */
final class JsonOutput<T> implements RowOutput<T> {

	private static final ObjectWriter WRITER = JsonMapper.shared()
		.writer()
		.without(StreamWriteFeature.AUTO_CLOSE_TARGET);

	private final List<Column<T>> columns;

	private final PrintWriter out;

	private boolean empty = true;

	JsonOutput(List<Column<T>> columns, PrintWriter out) {
		this.columns = List.copyOf(columns);
		this.out = out;
	}

	@Override
	public void add(T row) {
		this.out.print(this.empty ? "[\n" : ",\n");
		this.empty = false;
		this.out.print(Printable.inJson(WRITER.writeValueAsString(object(row, this.columns))));
	}

	@Override
	public void close() {
		this.out.println(this.empty ? "[]" : "\n]");
		this.out.flush();
	}

	static <T> ObjectNode object(T row, List<Column<T>> columns) {
		ObjectNode object = JsonNodeFactory.instance.objectNode();
		columns.stream()
			.filter((column) -> column.fit().inData())
			.forEach((column) -> object.set(column.name(), node(column.cell(row))));
		return object;
	}

	private static JsonNode node(@Nullable Object cell) {
		JsonNodeFactory nodes = JsonNodeFactory.instance;
		if (cell == null) {
			return nodes.nullNode();
		}
		if (cell instanceof JsonNode tree) {
			return tree;
		}
		if (cell instanceof Boolean truth) {
			return nodes.booleanNode(truth);
		}
		return (cell instanceof Number number) ? nodes.numberNode(number.longValue())
				: nodes.stringNode(cell.toString());
	}

}
