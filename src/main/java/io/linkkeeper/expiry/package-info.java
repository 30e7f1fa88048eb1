/**
 * Expiry: disable what has expired, delete it later.
 */
@NullMarked
package io.linkkeeper.expiry;

import org.jspecify.annotations.NullMarked;
