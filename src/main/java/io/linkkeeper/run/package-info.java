/**
 * Run facts: the parameters, the guard's decision, the positions and the end of each run.
 */
@NullMarked
package io.linkkeeper.run;

import org.jspecify.annotations.NullMarked;
