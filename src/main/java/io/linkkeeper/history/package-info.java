/**
 * Read-only queries: runs, changes and rejected rows for display, and the past changes of
 * a link.
 */
@NullMarked
package io.linkkeeper.history;

import org.jspecify.annotations.NullMarked;
