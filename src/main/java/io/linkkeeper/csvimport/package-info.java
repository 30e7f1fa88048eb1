/**
 * The import: makes the account equal a CSV file.
 */
@NullMarked
package io.linkkeeper.csvimport;

import org.jspecify.annotations.NullMarked;
