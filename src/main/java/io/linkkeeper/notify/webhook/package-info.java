/**
 * Delivery by webhook.
 */
@NullMarked
package io.linkkeeper.notify.webhook;

import org.jspecify.annotations.NullMarked;
