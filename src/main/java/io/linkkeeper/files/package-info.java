/**
 * Atomic file output.
 */
@NullMarked
package io.linkkeeper.files;

import org.jspecify.annotations.NullMarked;
