/**
 * The outbox: notifications stored with what caused them, delivered afterwards.
 */
@NullMarked
package io.linkkeeper.notify.outbox;

import org.jspecify.annotations.NullMarked;
