/**
 * Tests. JUnit sets fields after construction, so null is not checked here.
 */
package io.linkkeeper.attention;
