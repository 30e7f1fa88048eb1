/**
 * Tests of the packaged jar, started as a user starts it: other processes, real signals.
 */
package io.linkkeeper.jar;
