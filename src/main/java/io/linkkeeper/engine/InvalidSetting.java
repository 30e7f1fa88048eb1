package io.linkkeeper.engine;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.linkkeeper.run.ExitCode;
import io.linkkeeper.run.RefusedException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.origin.Origin;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.util.ClassUtils;

/**
 * Explains a start that failed because a setting has an invalid value.
 */
public final class InvalidSetting {

	private InvalidSetting() {
	}

	/**
	 * Returns the refusal for a failed start.
	 * @return the refusal, or empty when the start failed for another reason
	 */
	public static Optional<RefusedException> refusal(Throwable failure) {
		return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
			.filter(BindException.class::isInstance)
			.map(BindException.class::cast)
			.reduce((outer, inner) -> inner)
			.map((invalid) -> new RefusedException(ExitCode.USAGE,
					"%s cannot be used: %s".formatted(subject(invalid), reason(invalid))));
	}

	/** What no single property fails by names the setting in its reason. */
	private static String subject(BindException invalid) {
		ConfigurationProperty property = invalid.getProperty();
		return (property != null) ? "The setting " + invalid.getName() + origin(property) : "The configuration";
	}

	private static String origin(ConfigurationProperty property) {
		Origin origin = property.getOrigin();
		return (origin != null) ? " (" + origin + ")" : "";
	}

	/** The value is not shown, as it may be a secret by mistake. */
	private static String reason(BindException invalid) {
		Throwable cause = NestedExceptionUtils.getMostSpecificCause(invalid);
		boolean ours = cause.getStackTrace().length > 0
				&& cause.getStackTrace()[0].getClassName().startsWith("io.linkkeeper.");
		return ours ? String.valueOf(cause.getMessage()) : "it must be " + kind(invalid.getTarget());
	}

	private static String kind(@Nullable Bindable<?> target) {
		Class<?> type = (target != null)
				? ClassUtils.resolvePrimitiveIfNecessary(target.getType().resolve(Object.class)) : Object.class;
		if (type.isEnum()) {
			return Stream.of(type.getEnumConstants())
				.map((value) -> value.toString().toLowerCase(Locale.ROOT))
				.collect(Collectors.joining(", ", "one of ", ""));
		}
		return Map
			.of(Integer.class, "a whole number", Double.class, "a number", Boolean.class, "true or false",
					Duration.class, "a duration such as PT30S or P1D")
			.getOrDefault(type, "another value");
	}

}
