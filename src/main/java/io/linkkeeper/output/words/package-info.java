/**
 * Values in the words of people: local times, fields before and after, what stands out.
 */
@NullMarked
package io.linkkeeper.output.words;

import org.jspecify.annotations.NullMarked;
