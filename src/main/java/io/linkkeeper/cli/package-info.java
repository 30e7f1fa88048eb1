/**
 * Entry point and assembly of the command line.
 */
@NullMarked
package io.linkkeeper.cli;

import org.jspecify.annotations.NullMarked;
