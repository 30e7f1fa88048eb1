package io.linkkeeper.definition;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.linkkeeper.Rounds;
import io.linkkeeper.definition.rule.JobType;
import io.linkkeeper.definition.yaml.DefinitionProblem;
import io.linkkeeper.definition.yaml.InvalidDefinitionException;
import io.linkkeeper.definition.yaml.Places;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The published schema and the records reject the same definitions.
 */
class SchemaAgreementTests {

	private static final int ROUNDS = 1_000;

	private final Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
		.getSchema(GeneratedSchema.make());

	private final List<ObjectNode> shipped = shipped();

	@Test
	void shippedDefinitionsAgreeWithBoth() {
		assertThat(this.shipped).hasSizeGreaterThanOrEqualTo(8).allSatisfy((definition) -> {
			assertThat(this.schema.validate(definition)).isEmpty();
			assertThat(problems(definition)).isEmpty();
		});
	}

	@Test
	void mistakesAreRefusedByBoth() {
		Rounds.of(ROUNDS, "Definitions with mistakes").each((seed) -> {
			Random random = new Random(seed);
			ObjectNode definition = definition(random);
			for (int mistakes = random.nextInt(3); mistakes >= 0; mistakes--) {
				spoil(definition, random);
			}
			boolean valid = this.schema.validate(definition).isEmpty();
			if (valid) {
				assertThat(problems(definition)).as("%s", definition)
					.extracting(DefinitionProblem::message)
					.allMatch((message) -> message.contains("is not a time zone")
							|| message.contains("is not an encoding"));
			}
			else {
				// missing combinations of keys are reported by the records only
				// so
				assertThatExceptionOfType(InvalidDefinitionException.class).as("%s", definition)
					.isThrownBy(() -> JobDefinition.fromJson(definition.toString()));
			}
		});
	}

	private static List<DefinitionProblem> problems(ObjectNode definition) {
		return new KeyTreeCheck(new Places("test"), JobType.ofFiles()).problems(definition);
	}

	private static List<ObjectNode> shipped() {
		return new DefinitionFolder(Path.of("jobs")).contents()
			.definitions()
			.values()
			.stream()
			.map((definition) -> (ObjectNode) JsonMapper.shared().readTree(definition.canonicalJson()))
			.toList();
	}

	private ObjectNode definition(Random random) {
		return this.shipped.get(random.nextInt(this.shipped.size())).deepCopy();
	}

	/** Changes, adds or removes one value somewhere. */
	private static void spoil(ObjectNode definition, Random random) {
		List<ObjectNode> objects = new ArrayList<>();
		collect(definition, objects);
		ObjectNode object = objects.get(random.nextInt(objects.size()));
		List<String> names = new ArrayList<>(object.propertyNames());
		if (names.isEmpty() || random.nextInt(4) == 0) {
			object.set(name(random), value(random, object));
			return;
		}
		String name = names.get(random.nextInt(names.size()));
		if (random.nextInt(4) == 0) {
			object.remove(name);
		}
		else if (object.get(name) instanceof ArrayNode list && random.nextBoolean()) {
			list.add(value(random, object));
		}
		else {
			object.set(name, value(random, object));
		}
	}

	private static void collect(JsonNode node, List<ObjectNode> objects) {
		if (node instanceof ObjectNode object) {
			objects.add(object);
			object.values().forEach((value) -> collect(value, objects));
		}
	}

	private static String name(Random random) {
		String[] names = { "name", "type", "file", "grace", "key", "host", "find", "replace", "within", "accounts",
				"protect", "id", "cron", "on", "mail", "run", "maxFailed", "parameter", "from", "to", "unknown" };
		return names[random.nextInt(names.length)];
	}

	private static JsonNode value(Random random, ObjectNode any) {
		JsonNodeFactory json = JsonNodeFactory.instance;
		String[] texts = { "", "P1D", "PT", "P1M", "csv", "disable", "fire-once", "a b", "a@b", "fullUrl", "export",
				"systemName", "UTC", "0 15 4 * * ?", "x".repeat(600), "failed" };
		return switch (random.nextInt(8)) {
			case 0 -> json.nullNode();
			case 1 -> json.booleanNode(random.nextBoolean());
			case 2 -> json.numberNode(random.nextInt(-2, 120));
			case 3 -> json.numberNode(random.nextInt(400) / 4.0);
			case 4 -> json.objectNode();
			case 5 -> json.arrayNode().add(texts[random.nextInt(texts.length)]);
			case 6 -> any.isEmpty() ? json.arrayNode() : any.values().iterator().next().deepCopy();
			default -> json.stringNode(texts[random.nextInt(texts.length)]);
		};
	}

}
