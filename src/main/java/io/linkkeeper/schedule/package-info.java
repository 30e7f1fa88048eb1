/**
 * Starts jobs by their schedules. Quartz is the alarm clock; what is due is decided here,
 * by our own clock and our own tables.
 */
@NullMarked
package io.linkkeeper.schedule;

import org.jspecify.annotations.NullMarked;
