package io.linkkeeper.definition;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import io.linkkeeper.csv.Delimiter;
import io.linkkeeper.link.LinkField;
import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.annotation.EnumNaming;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Converts the sections of a definition to records and back. Record components are keys.
 * Thread-safe.
 */
final class Sections {

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
		.changeDefaultPropertyInclusion((inclusion) -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
		.addMixIn(LinkField.class, FieldName.class)
		.addMixIn(Delimiter.class, LowerCase.class)
		.addModule(new ScalarModule())
		.build();

	private Sections() {
	}

	/**
	 * Reads a section that conforms to the schema, adding defaults.
	 * @throws tools.jackson.databind.DatabindException when a record or a value is
	 * invalid; the cause contains the reason
	 */
	static <T> T read(ObjectNode section, Class<T> type) {
		Defaults.addTo(section, type);
		return MAPPER.treeToValue(section, type);
	}

	static <T> T value(JsonNode value, Class<T> type) {
		return MAPPER.treeToValue(value, type);
	}

	/**
	 * Writes a record or a value, without keys that have no value.
	 */
	static JsonNode write(Object value) {
		return MAPPER.valueToTree(value);
	}

	/**
	 * Names a field as the API does.
	 */
	private interface FieldName {

		@JsonValue
		String apiName();

	}

	/**
	 * Names the constants of an enum in lower case.
	 */
	@EnumNaming(EnumNamingStrategies.LowerCaseStrategy.class)
	private interface LowerCase {

	}

}
