/**
 * How others see that a serving process is well: health, metrics, and where they are.
 */
@NullMarked
package io.linkkeeper.observe;

import org.jspecify.annotations.NullMarked;
