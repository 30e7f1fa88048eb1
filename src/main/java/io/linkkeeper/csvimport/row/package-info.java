/**
 * Parts of the decision about a row: its target, with campaign parameters, and whether it
 * leads to other short links.
 */
@NullMarked
package io.linkkeeper.csvimport.row;

import org.jspecify.annotations.NullMarked;
