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
 * A setting with a value that cannot be used.
 */
final class WrongSetting {

	private WrongSetting() {
	}

	/**
	 * What to tell people when a start failed because of a setting.
	 * @return the refusal, or nothing when it failed for another reason
	 */
	static Optional<RefusedException> refusal(Throwable failure) {
		return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
			.filter(BindException.class::isInstance)
			.map(BindException.class::cast)
			.reduce((outer, inner) -> inner)
			.map((wrong) -> new RefusedException(ExitCode.USAGE, "The setting %s%s cannot be used: %s"
				.formatted(wrong.getName(), origin(wrong.getProperty()), reason(wrong))));
	}

	private static String origin(@Nullable ConfigurationProperty property) {
		Origin origin = (property != null) ? property.getOrigin() : null;
		return (origin != null) ? " (" + origin + ")" : "";
	}

	private static String reason(BindException wrong) {
		return String.valueOf(NestedExceptionUtils.getMostSpecificCause(wrong).getMessage());
	}

}
