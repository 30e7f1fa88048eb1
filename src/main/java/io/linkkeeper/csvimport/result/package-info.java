/**
 * Results of an import: the outcome of every row, and QR codes.
 */
@NullMarked
package io.linkkeeper.csvimport.result;

import org.jspecify.annotations.NullMarked;
