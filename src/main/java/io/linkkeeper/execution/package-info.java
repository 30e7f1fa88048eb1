/**
 * Executing runs: their API connection and stop signal, and what job types contribute to
 * their steps.
 */
@NullMarked
package io.linkkeeper.execution;

import org.jspecify.annotations.NullMarked;
