package io.linkkeeper.engine;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import io.linkkeeper.run.ExitCode;
import io.linkkeeper.run.RefusedException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.origin.Origin;
import org.springframework.core.NestedExceptionUtils;

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
			.map((invalid) -> new RefusedException(ExitCode.USAGE, "The setting %s%s cannot be used: %s"
				.formatted(invalid.getName(), origin(invalid.getProperty()), reason(invalid))));
	}

	private static String origin(@Nullable ConfigurationProperty property) {
		Origin origin = (property != null) ? property.getOrigin() : null;
		return (origin != null) ? " (" + origin + ")" : "";
	}

	private static String reason(BindException invalid) {
		return String.valueOf(NestedExceptionUtils.getMostSpecificCause(invalid).getMessage());
	}

}
