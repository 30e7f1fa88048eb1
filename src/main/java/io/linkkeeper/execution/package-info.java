/**
 * A run while it executes: its connection to the API, its stop signal, and what its job
 * type contributes.
 */
@NullMarked
package io.linkkeeper.execution;

import org.jspecify.annotations.NullMarked;
