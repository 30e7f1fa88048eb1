/**
 * What the jobs of runs protect, when a run was planned and now.
 */
@NullMarked
package io.linkkeeper.protection;

import org.jspecify.annotations.NullMarked;
