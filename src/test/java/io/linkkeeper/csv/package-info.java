/**
 * Tests of CSV files.
 */
package io.linkkeeper.csv;
