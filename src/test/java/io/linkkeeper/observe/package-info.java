/**
 * Tests of what a serving process tells of itself.
 */
package io.linkkeeper.observe;
