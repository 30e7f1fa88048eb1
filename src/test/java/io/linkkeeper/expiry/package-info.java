/**
 * Tests of expiry.
 */
package io.linkkeeper.expiry;
