/**
 * Tests of the decision about a row.
 */
package io.linkkeeper.csvimport.decide;
