/**
 * The user actions.
 */
@NullMarked
package io.linkkeeper.sandbox.user;

import org.jspecify.annotations.NullMarked;
