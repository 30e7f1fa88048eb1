/**
 * Files with tables, in whatever format: text, or a spreadsheet.
 */
@NullMarked
package io.linkkeeper.sheet;

import org.jspecify.annotations.NullMarked;
