/**
 * The read side: runs, their changes and rejected rows as they are displayed, and the
 * past changes of a link.
 */
@NullMarked
package io.linkkeeper.history;

import org.jspecify.annotations.NullMarked;
