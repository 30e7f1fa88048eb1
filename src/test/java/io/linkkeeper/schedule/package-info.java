/**
 * Tests of the schedule.
 */
package io.linkkeeper.schedule;
