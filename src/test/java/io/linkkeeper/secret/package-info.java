/**
 * Tests of secrets in files.
 */
package io.linkkeeper.secret;
