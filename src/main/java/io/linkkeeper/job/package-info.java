/**
 * Batch jobs and their steps, assembled the same way for every job type.
 */
@NullMarked
package io.linkkeeper.job;

import org.jspecify.annotations.NullMarked;
