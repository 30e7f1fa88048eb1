/**
 * Tells people what happened.
 */
@NullMarked
package io.linkkeeper.notify;

import org.jspecify.annotations.NullMarked;
