/**
 * The console as its users see it.
 */
@NullMarked
package io.linkkeeper.console;

import org.jspecify.annotations.NullMarked;
