/**
 * CSV files: streaming reads with precise errors, and output that spreadsheets do not
 * evaluate as formulas.
 */
@NullMarked
package io.linkkeeper.csv;

import org.jspecify.annotations.NullMarked;
