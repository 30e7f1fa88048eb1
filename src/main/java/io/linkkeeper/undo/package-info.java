/**
 * The undo job: reverts the changes of one run.
 */
@NullMarked
package io.linkkeeper.undo;

import org.jspecify.annotations.NullMarked;
