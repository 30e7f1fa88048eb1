/**
 * The web server of the console, in {@code serve} only.
 */
@NullMarked
package io.linkkeeper.console;

import org.jspecify.annotations.NullMarked;
