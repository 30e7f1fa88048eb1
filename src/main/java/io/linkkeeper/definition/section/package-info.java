/**
 * The sections that every definition has: selection, limits, schedule, notifications.
 */
@NullMarked
package io.linkkeeper.definition.section;

import org.jspecify.annotations.NullMarked;
