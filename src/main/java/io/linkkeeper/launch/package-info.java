/**
 * The operator's verbs over Spring Batch: start, plan, apply, stop, restart, abandon,
 * recover.
 */
@NullMarked
package io.linkkeeper.launch;

import org.jspecify.annotations.NullMarked;
