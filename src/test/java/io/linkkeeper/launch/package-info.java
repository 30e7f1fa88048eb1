/**
 * Tests of the operator's verbs.
 */
package io.linkkeeper.launch;
