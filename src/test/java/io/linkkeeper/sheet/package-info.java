/**
 * Tests of files with tables.
 */
package io.linkkeeper.sheet;
