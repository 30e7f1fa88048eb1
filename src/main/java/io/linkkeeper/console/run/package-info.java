/**
 * The pages of runs, and the actions on them.
 */
@NullMarked
package io.linkkeeper.console.run;

import org.jspecify.annotations.NullMarked;
