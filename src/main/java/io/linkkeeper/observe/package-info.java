/**
 * Health indicators and metrics of a serving process.
 */
@NullMarked
package io.linkkeeper.observe;

import org.jspecify.annotations.NullMarked;
