/**
 * What needs a person: of the runs, the schedule and the notices.
 */
@NullMarked
package io.linkkeeper.attention;

import org.jspecify.annotations.NullMarked;
