/**
 * Deterministic simulation of several worker processes on one database and one account.
 * Answers by reflection and by maps of JSON may be null anywhere.
 */
@NullUnmarked
package io.linkkeeper.simulation;

import org.jspecify.annotations.NullUnmarked;
