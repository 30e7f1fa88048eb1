/**
 * Tests without a server.
 */
@NullMarked
package io.linkkeeper.console.login;

import org.jspecify.annotations.NullMarked;
