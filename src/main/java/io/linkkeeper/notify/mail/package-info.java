/**
 * Delivery by mail.
 */
@NullMarked
package io.linkkeeper.notify.mail;

import org.jspecify.annotations.NullMarked;
