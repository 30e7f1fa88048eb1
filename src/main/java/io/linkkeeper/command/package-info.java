/**
 * Commands that act: on runs, on the schedule, and those that serve.
 */
@NullMarked
package io.linkkeeper.command;

import org.jspecify.annotations.NullMarked;
