/**
 * Times of a schedule: cron expressions, daylight-saving changes, misfires. Pure
 * functions of the clock's time.
 */
@NullMarked
package io.linkkeeper.schedule.time;

import org.jspecify.annotations.NullMarked;
