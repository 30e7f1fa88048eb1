/**
 * What the cells of an import mean: expiries, statuses and text.
 */
@NullMarked
package io.linkkeeper.csvimport.cell;

import org.jspecify.annotations.NullMarked;
