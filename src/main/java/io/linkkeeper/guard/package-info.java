/**
 * The guard step, which compares a plan with its limits before the first write.
 */
@NullMarked
package io.linkkeeper.guard;

import org.jspecify.annotations.NullMarked;
