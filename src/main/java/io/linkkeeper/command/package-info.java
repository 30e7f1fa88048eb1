/**
 * Commands that change runs, the schedule or the database, and those that serve.
 */
@NullMarked
package io.linkkeeper.command;

import org.jspecify.annotations.NullMarked;
