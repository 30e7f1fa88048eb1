/**
 * The collect step, which reads an account completely in windows of createdAt.
 */
@NullMarked
package io.linkkeeper.collect;

import org.jspecify.annotations.NullMarked;
