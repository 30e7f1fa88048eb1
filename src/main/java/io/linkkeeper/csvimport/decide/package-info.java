/**
 * The decision about a row: which link it means, and what changes of it, or why the row
 * is rejected.
 */
@NullMarked
package io.linkkeeper.csvimport.decide;

import org.jspecify.annotations.NullMarked;
