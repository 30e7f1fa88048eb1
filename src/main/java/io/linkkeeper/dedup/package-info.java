/**
 * Dedup: of the links that say the same, one stays.
 */
@NullMarked
package io.linkkeeper.dedup;

import org.jspecify.annotations.NullMarked;
