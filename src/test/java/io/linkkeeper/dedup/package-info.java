/**
 * Tests of dedup.
 */
package io.linkkeeper.dedup;
