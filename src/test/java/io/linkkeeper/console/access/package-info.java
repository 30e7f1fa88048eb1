/**
 * Tests without a server.
 */
@NullMarked
package io.linkkeeper.console.access;

import org.jspecify.annotations.NullMarked;
