/**
 * The collect step, and complete reading of an account in windows of createdAt.
 */
@NullMarked
package io.linkkeeper.collect;

import org.jspecify.annotations.NullMarked;
