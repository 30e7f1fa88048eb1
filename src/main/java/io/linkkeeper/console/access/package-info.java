/**
 * Who may see and do what in the console, and its settings.
 */
@NullMarked
package io.linkkeeper.console.access;

import org.jspecify.annotations.NullMarked;
