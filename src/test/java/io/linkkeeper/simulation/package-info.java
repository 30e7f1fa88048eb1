/**
 * Deterministic simulation of several worker processes on one database and one account.
 */
@NullMarked
package io.linkkeeper.simulation;

import org.jspecify.annotations.NullMarked;
