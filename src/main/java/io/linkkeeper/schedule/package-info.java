/**
 * The schedule: Quartz triggers, misfires, and restarts of interrupted runs in a serving
 * process.
 */
@NullMarked
package io.linkkeeper.schedule;

import org.jspecify.annotations.NullMarked;
