/**
 * The pages of the changes of a run.
 */
@NullMarked
package io.linkkeeper.console.change;

import org.jspecify.annotations.NullMarked;
