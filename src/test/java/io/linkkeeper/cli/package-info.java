/**
 * Tests of the command line, run inside this process.
 */
package io.linkkeeper.cli;
