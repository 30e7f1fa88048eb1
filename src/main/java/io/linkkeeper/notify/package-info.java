/**
 * Tells people what happened, by mail and webhook: an outbox in the database, and what
 * carries it out.
 */
@NullMarked
package io.linkkeeper.notify;

import org.jspecify.annotations.NullMarked;
