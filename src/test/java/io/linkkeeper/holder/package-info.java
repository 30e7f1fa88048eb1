/**
 * Tests of how commands reach the holder.
 */
package io.linkkeeper.holder;
