/**
 * The import job: adds, updates and deletes links to match the rows of a CSV file.
 */
@NullMarked
package io.linkkeeper.csvimport;

import org.jspecify.annotations.NullMarked;
