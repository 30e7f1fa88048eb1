/**
 * What notifications report of runs.
 */
@NullMarked
package io.linkkeeper.notify.report;

import org.jspecify.annotations.NullMarked;
