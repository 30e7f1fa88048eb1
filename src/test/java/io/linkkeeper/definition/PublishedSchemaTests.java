package io.linkkeeper.definition;

import java.io.IOException;
import java.nio.file.Path;

import io.linkkeeper.GeneratedFile;
import io.linkkeeper.definition.rule.JobType;
import org.junit.jupiter.api.Test;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The published schema and reference are generated from the records.
 */
class PublishedSchemaTests {

	@Test
	void schemaIsMadeFromTheRecords() throws IOException {
		Separators separators = Separators.createDefaultInstance().withObjectNameValueSpacing(Separators.Spacing.AFTER);
		String schema = JsonMapper.builder()
			.defaultPrettyPrinter(new DefaultPrettyPrinter(separators))
			.enable(SerializationFeature.INDENT_OUTPUT)
			.build()
			.writeValueAsString(GeneratedSchema.make());
		new GeneratedFile(Path.of("jobs/schema.json")).mustBe(schema + "\n");
	}

	@Test
	void referenceIsMadeFromTheSchema() throws IOException {
		new GeneratedFile(Path.of("docs/reference/definitions.md"))
			.mustBe(new DefinitionReference(GeneratedSchema.make()).markdown());
	}

	@Test
	void everyKeyIsDescribedAndPublished() {
		JsonNode schema = GeneratedSchema.make();
		String reference = new DefinitionReference(schema).markdown();
		assertPublished(JobDefinition.class, "", schema, schema, reference);
		for (JobType type : JobType.ofFiles()) {
			JsonNode rule = schema.at("/$defs/" + type.label() + "Rule");
			String section = reference.substring(reference.indexOf("## `type: " + type.label() + "`"));
			assertPublished(type.settings(), "rule.", schema, rule, section);
		}
	}

	private static void assertPublished(Class<?> type, String prefix, JsonNode schema, JsonNode object,
			String reference) {
		assertThat(object.path("properties").propertyNames()).as(type.getSimpleName())
			.containsExactlyElementsOf(Key.of(type).stream().map(Key::name).toList());
		for (Key key : Key.of(type)) {
			JsonNode property = object.path("properties").path(key.name());
			JsonNode target = property.has("$ref") ? schema.at(property.get("$ref").asString().substring(1)) : property;
			assertThat(property.path("description").asString(target.path("description").asString("")))
				.as(prefix + key.name())
				.endsWith(".");
			assertThat(reference).contains("\n| `" + prefix + key.name() + "` | ");
			if (Key.rawType(key.type()).isRecord()) {
				assertPublished(Key.rawType(key.type()), prefix + key.name() + ".", schema, target, reference);
			}
		}
	}

}
