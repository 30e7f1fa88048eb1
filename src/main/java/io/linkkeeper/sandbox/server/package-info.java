/**
 * The HTTP server: bounds requests and responses, routes calls, and starts the sandbox.
 */
@NullMarked
package io.linkkeeper.sandbox.server;

import org.jspecify.annotations.NullMarked;
