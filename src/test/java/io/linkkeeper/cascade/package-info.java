/**
 * Tests of cascade.
 */
package io.linkkeeper.cascade;
