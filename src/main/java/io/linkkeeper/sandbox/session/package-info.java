/**
 * Calls of actions, the sessions that make them, and the actions on sessions and app
 * tokens.
 */
@NullMarked
package io.linkkeeper.sandbox.session;

import org.jspecify.annotations.NullMarked;
