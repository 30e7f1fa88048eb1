/**
 * Values formatted for operators: local times, fields before and after, highlighted
 * cells.
 */
@NullMarked
package io.linkkeeper.output.words;

import org.jspecify.annotations.NullMarked;
