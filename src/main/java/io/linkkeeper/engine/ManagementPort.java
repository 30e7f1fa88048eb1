package io.linkkeeper.engine;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import io.linkkeeper.run.ExitCode;
import io.linkkeeper.run.RefusedException;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.web.server.PortInUseException;

/**
 * Explains a start that failed because the port for health and metrics is in use, or is
 * none.
 */
final class ManagementPort {

	private ManagementPort() {
	}

	/**
	 * Returns the refusal for a failed start.
	 * @return the refusal, or empty when the start failed for another reason
	 */
	static Optional<RefusedException> refusal(Throwable failure) {
		return taken(failure).or(() -> invalid(failure));
	}

	/** The value is not shown, as it may be a secret by mistake. */
	private static Optional<RefusedException> invalid(Throwable failure) {
		return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
			.filter(InvalidConfigurationPropertyValueException.class::isInstance)
			.map(InvalidConfigurationPropertyValueException.class::cast)
			.filter((invalid) -> "server.port".equals(invalid.getName()))
			.findFirst()
			.map((invalid) -> new RefusedException(ExitCode.USAGE,
					"LINKKEEPER_MANAGEMENT_PORT must be a port from 0 to 65535, or -1 for none."));
	}

	private static Optional<RefusedException> taken(Throwable failure) {
		return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
			.filter(PortInUseException.class::isInstance)
			.map(PortInUseException.class::cast)
			.findFirst()
			.map((taken) -> new RefusedException(ExitCode.USAGE,
					("Port %d, for health and metrics, is taken. Set"
							+ " LINKKEEPER_MANAGEMENT_PORT to another, or to -1 for none.")
						.formatted(taken.getPort())));
	}

}
