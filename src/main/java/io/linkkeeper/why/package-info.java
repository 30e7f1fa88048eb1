/**
 * The explanation of a link by current decisions of jobs and past changes of runs.
 */
@NullMarked
package io.linkkeeper.why;

import org.jspecify.annotations.NullMarked;
