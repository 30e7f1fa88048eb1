/**
 * The transactional outbox: notifications stored with what caused them, delivered
 * afterwards by mail and webhook.
 */
@NullMarked
package io.linkkeeper.notify.outbox;

import org.jspecify.annotations.NullMarked;
