/**
 * The operator's commands over Spring Batch: start, plan, apply, stop, restart, abandon,
 * recover, undo.
 */
@NullMarked
package io.linkkeeper.operate;

import org.jspecify.annotations.NullMarked;
