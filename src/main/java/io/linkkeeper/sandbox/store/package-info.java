/**
 * The account: rows on disk, indexes in memory.
 */
@NullMarked
package io.linkkeeper.sandbox.store;

import org.jspecify.annotations.NullMarked;
