/**
 * Import: makes the links of an account look like the rows of a CSV file, and tells of
 * each row what came of it.
 */
@NullMarked
package io.linkkeeper.csvimport;

import org.jspecify.annotations.NullMarked;
