package io.linkkeeper.definition;

import java.beans.Introspector;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.CustomDefinition.AttributeInclusion;
import com.github.victools.jsonschema.generator.CustomDefinition.DefinitionType;
import com.github.victools.jsonschema.generator.CustomPropertyDefinition;
import com.github.victools.jsonschema.generator.MemberScope;
import com.github.victools.jsonschema.generator.MethodScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaBuilder;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigPart;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.generator.impl.DefinitionKey;
import com.github.victools.jsonschema.generator.naming.DefaultSchemaDefinitionNamingStrategy;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import com.github.victools.jsonschema.module.jackson.JacksonSchemaModule;
import io.linkkeeper.definition.check.Durations;
import io.linkkeeper.definition.check.Form;
import io.linkkeeper.definition.check.Name;
import io.linkkeeper.definition.check.OneOf;
import io.linkkeeper.definition.check.Range;
import io.linkkeeper.definition.check.Size;
import io.linkkeeper.definition.rule.JobType;
import io.linkkeeper.definition.rule.RuleSettings;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Generates the JSON Schema of definitions from the records and their annotations.
 */
final class GeneratedSchema {

	private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

	private GeneratedSchema() {
	}

	static ObjectNode make() {
		SchemaBuilder builder = generator().buildMultipleSchemaDefinitions();
		builder.createSchemaReference(JobDefinition.class);
		for (JobType type : JobType.ofFiles()) {
			builder.createSchemaReference(type.settings());
		}
		ObjectNode definitions = builder.collectDefinitions("$defs");
		ObjectNode root = JSON.objectNode();
		root.put("$schema", SchemaVersion.DRAFT_2020_12.getIdentifier());
		root.put("title", "a Linkkeeper job definition");
		root.setAll((ObjectNode) definitions.remove("jobDefinition"));
		JobType.ofFiles().stream().map(GeneratedSchema::ruleOf).forEach(root.putArray("allOf")::add);
		definitions.set("name", form(Name.class.getAnnotation(Form.class)));
		root.set("$defs", definitions);
		return root;
	}

	/** The type determines the keys of the rule, and whether there are any. */
	private static ObjectNode ruleOf(JobType type) {
		ObjectNode condition = JSON.objectNode();
		ObjectNode when = condition.putObject("if");
		when.putArray("required").add("type");
		when.putObject("properties").putObject("type").put("const", type.label());
		ObjectNode then = condition.putObject("then");
		if (!canBeEmpty(type)) {
			then.putArray("required").add("rule");
		}
		then.putObject("properties").putObject("rule").put("$ref", "#/$defs/" + nameOf(type.settings()));
		return condition;
	}

	private static boolean canBeEmpty(JobType type) {
		try {
			return Sections.read(JSON.objectNode(), type.settings()).type() == type;
		}
		catch (DatabindException ex) {
			return false;
		}
	}

	private static SchemaGenerator generator() {
		SchemaGeneratorConfigBuilder builder = new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12,
				new OptionPreset(Option.NONPUBLIC_NONSTATIC_FIELDS_WITH_GETTERS,
						Option.NONPUBLIC_NONSTATIC_FIELDS_WITHOUT_GETTERS, Option.NONSTATIC_NONVOID_NONGETTER_METHODS,
						Option.FIELDS_DERIVED_FROM_ARGUMENTFREE_METHODS, Option.DEFINITIONS_FOR_ALL_OBJECTS,
						Option.DEFINITION_FOR_MAIN_SCHEMA, Option.ADDITIONAL_FIXED_TYPES,
						Option.ALLOF_CLEANUP_AT_THE_END));
		builder.with(new JacksonSchemaModule(JacksonOption.RESPECT_JSONPROPERTY_REQUIRED,
				JacksonOption.INCLUDE_ONLY_JSONPROPERTY_ANNOTATED_METHODS, JacksonOption.SKIP_SUBTYPE_LOOKUP));
		builder.forTypesInGeneral()
			.withPropertySorter(Comparator.comparing(GeneratedSchema::position))
			.withAdditionalPropertiesResolver((scope) -> scope.getType().isInstanceOf(Record.class) ? Void.class : null)
			.withCustomDefinitionProvider(GeneratedSchema::valueType)
			.withDefinitionNamingStrategy(new DefaultSchemaDefinitionNamingStrategy() {
				@Override
				public String getDefinitionNameForKey(DefinitionKey key, SchemaGenerationContext context) {
					return nameOf(key.getType().getErasedType());
				}
			});
		readAnnotations(builder.forFields());
		readAnnotations(builder.forMethods());
		// the keys that are no components
		builder.forMethods()
			.withIgnoreCheck((method) -> isComponent(method))
			.withPropertyNameOverrideResolver((method) -> method.getDeclaredName());
		return new SchemaGenerator(builder.build());
	}

	private static boolean isComponent(MethodScope method) {
		return Arrays.stream(method.getDeclaringType().getErasedType().getRecordComponents())
			.anyMatch((component) -> component.getName().equals(method.getDeclaredName()));
	}

	/**
	 * The order of keys that the record declares, otherwise that of its components.
	 */
	private static int position(MemberScope<?, ?> scope) {
		JsonPropertyOrder order = scope.getDeclaringType().getErasedType().getAnnotation(JsonPropertyOrder.class);
		return (order != null) ? List.of(order.value()).indexOf(scope.getSchemaPropertyName().replace("()", "")) : 0;
	}

	private static String nameOf(Type type) {
		return JobType.ofFiles()
			.stream()
			.filter((job) -> job.settings().equals(type))
			.findFirst()
			.map((job) -> job.label() + "Rule")
			.orElseGet(() -> Introspector.decapitalize(((Class<?>) type).getSimpleName()));
	}

	/** What is one text in a definition. */
	private static @Nullable CustomDefinition valueType(ResolvedType type, SchemaGenerationContext context) {
		if (type.isInstanceOf(Duration.class)) {
			return new CustomDefinition(form(Durations.class.getAnnotation(Form.class)), DefinitionType.ALWAYS_REF,
					AttributeInclusion.NO);
		}
		if (type.isInstanceOf(ZoneId.class) || type.isInstanceOf(Charset.class)) {
			return inline(JSON.objectNode().put("type", "string"));
		}
		if (type.isInstanceOf(Enum.class)) {
			Stream<?> constants = type.isInstanceOf(JobType.class) ? JobType.ofFiles().stream()
					: Arrays.stream(type.getErasedType().getEnumConstants());
			return inline(choice(constants.map((constant) -> Sections.write(constant).asString()).toList()));
		}
		if (type.isInstanceOf(Map.class)) {
			ObjectNode entries = JSON.objectNode().put("type", "object");
			entries.set("additionalProperties", context.createDefinition(type.getTypeParameters().get(1)));
			return inline(entries);
		}
		return type.isInstanceOf(RuleSettings.class) && type.getErasedType().isInterface()
				? inline(JSON.objectNode().put("type", "object")) : null;
	}

	private static CustomDefinition inline(ObjectNode node) {
		return new CustomDefinition(node, DefinitionType.INLINE, AttributeInclusion.YES);
	}

	private static ObjectNode choice(List<String> values) {
		ObjectNode choice = JSON.objectNode().put("type", "string");
		values.forEach(choice.putArray("enum")::add);
		return choice;
	}

	private static ObjectNode form(Form form) {
		return JSON.objectNode()
			.put("title", form.title())
			.put("description", form.description())
			.put("type", "string")
			.put("pattern", form.pattern());
	}

	private static <S extends MemberScope<?, ?>> void readAnnotations(SchemaGeneratorConfigPart<S> part) {
		part.withCustomDefinitionProvider((scope, context) -> restricted(scope))
			.withTitleResolver((scope) -> of(scope, Form.class).map(Form::title).orElse(null))
			.withDescriptionResolver((scope) -> of(scope, Form.class).map(Form::description).orElse(null))
			.withStringPatternResolver((scope) -> of(scope, Form.class).map(Form::pattern).orElse(null))
			.withStringMinLengthResolver((scope) -> scope.isContainerType() ? null : min(scope))
			.withStringMaxLengthResolver((scope) -> of(scope, Size.class).map(Size::max)
				.filter((max) -> max < Integer.MAX_VALUE)
				.orElse(null))
			.withArrayMinItemsResolver((scope) -> scope.isContainerType() ? min(scope) : null)
			.withArrayUniqueItemsResolver((scope) -> scope.isContainerType() ? true : null)
			.withNumberInclusiveMinimumResolver(
					(scope) -> of(scope, Range.class).map(Range::min).map(BigDecimal::valueOf).orElse(null))
			.withNumberInclusiveMaximumResolver((scope) -> of(scope, Range.class).map(Range::max)
				.filter((max) -> max < Long.MAX_VALUE)
				.map(BigDecimal::valueOf)
				.orElse(null))
			.withInstanceAttributeOverride((attributes, scope, context) -> defaultValue(scope).ifPresent((value) -> {
				attributes.set("default", value);
				tellDefault(attributes, value);
			}));
	}

	private static @Nullable CustomPropertyDefinition restricted(MemberScope<?, ?> scope) {
		return of(scope, Name.class).map((name) -> JSON.objectNode().put("$ref", "#/$defs/name"))
			.or(() -> of(scope, OneOf.class).map((values) -> choice(List.of(values.value()))))
			.map(CustomPropertyDefinition::new)
			.orElse(null);
	}

	private static Optional<JsonNode> defaultValue(MemberScope<?, ?> scope) {
		return of(scope, JsonProperty.class).map(JsonProperty::defaultValue)
			.filter((text) -> !List.of("", "{}", "[]").contains(text))
			.map(Defaults::value);
	}

	private static @Nullable Integer min(MemberScope<?, ?> scope) {
		return of(scope, Size.class).map(Size::min).filter((min) -> min > 0).orElse(null);
	}

	/** Editors show the description, not the default. */
	private static void tellDefault(ObjectNode attributes, JsonNode value) {
		String told = value.isArray() ? value.valueStream().map(JsonNode::asString).toList().toString()
				: value.asString();
		attributes.put("description",
				attributes.get("description").asString().replaceFirst("[.]$", "") + " (default: " + told + ").");
	}

	private static <A extends Annotation> Optional<A> of(MemberScope<?, ?> scope, Class<A> type) {
		return Optional.ofNullable(
				scope.isFakeContainerItemScope() ? scope.getContainerItemAnnotation(type) : scope.getAnnotation(type));
	}

}
