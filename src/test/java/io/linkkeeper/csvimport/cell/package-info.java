/**
 * Tests of the meaning of cells.
 */
package io.linkkeeper.csvimport.cell;
