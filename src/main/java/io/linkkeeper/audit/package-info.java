/**
 * Who did what: one row for each action of an operator, the schedule or the console.
 */
@NullMarked
package io.linkkeeper.audit;

import org.jspecify.annotations.NullMarked;
