/**
 * Tests of the search for the name that was meant.
 */
package io.linkkeeper.names;
