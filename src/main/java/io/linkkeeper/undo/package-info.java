/**
 * The undo job: puts back what one run changed.
 */
@NullMarked
package io.linkkeeper.undo;

import org.jspecify.annotations.NullMarked;
