/**
 * Passes commands to the process that holds the embedded database: on loopback only, for
 * the user who started it alone.
 */
@NullMarked
package io.linkkeeper.holder;

import org.jspecify.annotations.NullMarked;
