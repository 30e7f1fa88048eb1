/**
 * Tests of the constraints on keys.
 */
@NullMarked
package io.linkkeeper.definition.check;

import org.jspecify.annotations.NullMarked;
