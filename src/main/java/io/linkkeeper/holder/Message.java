package io.linkkeeper.holder;

import org.jspecify.annotations.Nullable;

/**
 * A message from a caller: a command first, perhaps a request to stop it later.
 *
 * @param address the holder's address as the caller has read it; its secret authenticates
 * the caller
 * @param request the command, or {@code null} to stop it
 */
record Message(@Nullable EndpointAddress address, @Nullable CommandRequest request) {

	static final Message STOP = new Message(null, null);

}
