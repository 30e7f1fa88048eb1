/**
 * The steps that all job types share: collect, guard, apply, report.
 */
@NullMarked
package io.linkkeeper.batch;

import org.jspecify.annotations.NullMarked;
