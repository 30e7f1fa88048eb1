/**
 * Tests of parts of the decision about a row.
 */
package io.linkkeeper.csvimport.row;
