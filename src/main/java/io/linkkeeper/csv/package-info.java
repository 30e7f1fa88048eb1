/**
 * CSV files of links: read in little memory however large or broken they are, and written
 * so that no spreadsheet takes a cell for a formula.
 */
@NullMarked
package io.linkkeeper.csv;

import org.jspecify.annotations.NullMarked;
