/**
 * What threads of a run wait for: pauses and the results of other threads.
 */
@NullMarked
package io.linkkeeper.kaltura.waiting;

import org.jspecify.annotations.NullMarked;
