/**
 * Commands that read: jobs, runs, links, definitions.
 */
@NullMarked
package io.linkkeeper.command.look;

import org.jspecify.annotations.NullMarked;
