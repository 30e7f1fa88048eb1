/**
 * Tests of reading definitions.
 */
package io.linkkeeper.definition;
