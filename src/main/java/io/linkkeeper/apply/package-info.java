/**
 * The apply step, which re-checks, sends and settles planned changes.
 */
@NullMarked
package io.linkkeeper.apply;

import org.jspecify.annotations.NullMarked;
