/**
 * Signing in to the console, and what guards every request.
 */
@NullMarked
package io.linkkeeper.console.login;

import org.jspecify.annotations.NullMarked;
