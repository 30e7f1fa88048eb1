/**
 * Run facts: what a run was started with, what was decided about it, and how it ended.
 */
@NullMarked
package io.linkkeeper.run;

import org.jspecify.annotations.NullMarked;
