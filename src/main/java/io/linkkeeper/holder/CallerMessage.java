package io.linkkeeper.holder;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * A message from a caller: the command, or later a request to stop it.
 *
 * @param target the holder that the caller means, or {@code null} in a request to stop
 * @param request the command, or {@code null} to stop it
 */
record CallerMessage(@Nullable Target target, @Nullable CommandRequest request) {

	static final CallerMessage STOP = new CallerMessage(null, null);

	static CallerMessage of(EndpointAddress address, CommandRequest request) {
		return new CallerMessage(new Target(address.folder(), address.version()), request);
	}

	/**
	 * What the caller knows of the holder, the secret apart.
	 *
	 * @param folder the data folder
	 * @param version the holder's release
	 */
	record Target(Path folder, String version) {

	}

}
