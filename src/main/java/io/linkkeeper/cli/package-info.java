/**
 * The command line.
 */
@NullMarked
package io.linkkeeper.cli;

import org.jspecify.annotations.NullMarked;
