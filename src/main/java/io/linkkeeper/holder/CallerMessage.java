package io.linkkeeper.holder;

import org.jspecify.annotations.Nullable;

/**
 * A message from a caller: the command, or later a request to stop it.
 *
 * @param address the holder's address as the caller has read it; its secret authenticates
 * the caller
 * @param request the command, or {@code null} to stop it
 */
record CallerMessage(@Nullable EndpointAddress address, @Nullable CommandRequest request) {

	static final CallerMessage STOP = new CallerMessage(null, null);

}
