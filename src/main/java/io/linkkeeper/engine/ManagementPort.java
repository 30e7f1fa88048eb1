package io.linkkeeper.engine;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import io.linkkeeper.run.ExitCode;
import io.linkkeeper.run.RefusedException;

import org.springframework.boot.web.server.PortInUseException;

/**
 * The port on which a serving process tells how it is.
 */
final class ManagementPort {

	private ManagementPort() {
	}

	/**
	 * What to tell people when a start failed because another has the port.
	 * @return the refusal, or nothing when it failed for another reason
	 */
	static Optional<RefusedException> refusal(Throwable failure) {
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
