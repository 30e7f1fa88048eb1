/**
 * The schedule's tables: firings, their outcomes, and paused jobs.
 */
@NullMarked
package io.linkkeeper.schedule.firing;

import org.jspecify.annotations.NullMarked;
