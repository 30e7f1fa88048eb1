/**
 * Files of spreadsheet programs.
 */
@NullMarked
package io.linkkeeper.sheet;

import org.jspecify.annotations.NullMarked;
