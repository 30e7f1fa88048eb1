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

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/**
 * A key of a definition, as a record declares it: by a component, or by another method
 * that has a {@link JsonProperty}.
 *
 * @param name the key's name
 * @param type what the key takes, with the annotations that restrict it
 * @param required whether it must be written
 */
record Key(String name, AnnotatedType type, boolean required) {

	/**
	 * The keys of a record.
	 * @return the keys in the order in which the record tells them
	 */
	static Collection<Key> of(Class<?> type) {
		Map<String, Key> keys = new LinkedHashMap<>();
		for (RecordComponent component : type.getRecordComponents()) {
			add(keys, component.getName(), component.getAccessor(), component.getAnnotatedType());
		}
		for (Method method : type.getDeclaredMethods()) {
			if (method.isAnnotationPresent(JsonProperty.class)) {
				add(keys, method.getName(), method, method.getAnnotatedReturnType());
			}
		}
		JsonPropertyOrder order = type.getAnnotation(JsonPropertyOrder.class);
		return (order != null) ? sorted(keys.values(), Arrays.asList(order.value())) : keys.values();
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
	 * An annotation that restricts a value, written at its type or at an annotation
	 * there.
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
