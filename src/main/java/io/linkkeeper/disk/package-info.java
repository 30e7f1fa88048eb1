/**
 * The disk of the embedded database: whether commits reach it, and how much room it has.
 */
@NullMarked
package io.linkkeeper.disk;

import org.jspecify.annotations.NullMarked;
