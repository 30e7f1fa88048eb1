/**
 * Notifications: events, their recipients and channels.
 */
@NullMarked
package io.linkkeeper.notify;

import org.jspecify.annotations.NullMarked;
