package io.linkkeeper.definition;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks a tree against the published JSON Schema, in words for the person who wrote it.
 * Thread-safe.
 */
final class SchemaCheck {

	private static final SchemaCheck SHARED = new SchemaCheck(published());

	private final Schema schema;

	private final SchemaWords words;

	private SchemaCheck(JsonNode document) {
		this.schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(document);
		this.words = new SchemaWords(document);
	}

	static SchemaCheck shared() {
		return SHARED;
	}

	List<DefinitionProblem> problems(JsonNode tree, Places places) {
		return this.schema.validate(tree)
			.stream()
			.map((error) -> places.problem(path(error), this.words.message(error)))
			.distinct()
			.toList();
	}

	/** A key too many is its own place, a missing one has only its parent's. */
	private static JsonPointer path(Error error) {
		JsonPointer path = JsonPointer.compile(error.getInstanceLocation().toString());
		return SchemaWords.UNKNOWN_KEY.equals(error.getKeyword())
				? path.appendProperty(Objects.requireNonNull(error.getProperty())) : path;
	}

	private static JsonNode published() {
		try (InputStream input = Objects.requireNonNull(SchemaCheck.class.getResourceAsStream("schema.json"),
				"the jar must carry schema.json")) {
			return JsonMapper.shared().readTree(input);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
