/**
 * Events that are raised for notification.
 */
@NullMarked
package io.linkkeeper.notify;

import org.jspecify.annotations.NullMarked;
