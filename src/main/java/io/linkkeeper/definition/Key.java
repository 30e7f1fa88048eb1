package io.linkkeeper.definition;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/**
 * A key of a definition, declared by a record component or by a method with
 * {@link JsonProperty}.
 *
 * @param name the key's name
 * @param type the type of its values, with the annotations that constrain them
 * @param required whether the key is mandatory
 */
record Key(String name, AnnotatedType type, boolean required) {

	/** Each stored definition is checked, and reflection takes most of the time. */
	private static final ClassValue<Collection<Key>> KEYS = new ClassValue<>() {

		@Override
		protected Collection<Key> computeValue(Class<?> type) {
			return read(type);
		}

	};

	/**
	 * Returns the keys of a record.
	 * @return the keys in the order that the record declares
	 */
	static Collection<Key> of(Class<?> type) {
		return KEYS.get(type);
	}

	private static Collection<Key> read(Class<?> type) {
		Map<String, Key> keys = new LinkedHashMap<>();
		for (RecordComponent component : type.getRecordComponents()) {
			if (!component.getAccessor().isAnnotationPresent(JsonIgnore.class)) {
				add(keys, component.getName(), component.getAccessor(), component.getAnnotatedType());
			}
		}
		for (Method method : type.getDeclaredMethods()) {
			if (method.isAnnotationPresent(JsonProperty.class)) {
				add(keys, method.getName(), method, method.getAnnotatedReturnType());
			}
		}
		JsonPropertyOrder order = type.getAnnotation(JsonPropertyOrder.class);
		return (order != null) ? sorted(keys.values(), Arrays.asList(order.value())) : List.copyOf(keys.values());
	}

	private static List<Key> sorted(Collection<Key> keys, List<String> names) {
		return keys.stream().sorted(Comparator.comparingInt((key) -> names.indexOf(key.name()))).toList();
	}

	private static void add(Map<String, Key> keys, String member, AnnotatedElement element, AnnotatedType type) {
		JsonProperty property = element.getAnnotation(JsonProperty.class);
		String name = (property != null && !property.value().isEmpty()) ? property.value() : member;
		keys.putIfAbsent(name, new Key(name, type, property != null && property.required()));
	}

	/**
	 * Finds an annotation that constrains a value, at its type or as a meta-annotation.
	 */
	static <A extends Annotation> @Nullable A annotation(AnnotatedType type, Class<A> wanted) {
		A direct = type.getAnnotation(wanted);
		if (direct != null) {
			return direct;
		}
		return Arrays.stream(type.getAnnotations())
			.map((other) -> other.annotationType().getAnnotation(wanted))
			.filter((found) -> found != null)
			.findFirst()
			.orElse(null);
	}

	static Class<?> rawType(AnnotatedType type) {
		return (type.getType() instanceof ParameterizedType generic) ? (Class<?>) generic.getRawType()
				: (Class<?>) type.getType();
	}

}
