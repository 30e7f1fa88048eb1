/**
 * Tests of the import.
 */
package io.linkkeeper.csvimport;
