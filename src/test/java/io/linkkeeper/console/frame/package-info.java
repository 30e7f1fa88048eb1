/**
 * Tests without a server.
 */
@NullMarked
package io.linkkeeper.console.frame;

import org.jspecify.annotations.NullMarked;
