/**
 * Assembles the batch jobs of all job types from the same steps.
 */
@NullMarked
package io.linkkeeper.job;

import org.jspecify.annotations.NullMarked;
