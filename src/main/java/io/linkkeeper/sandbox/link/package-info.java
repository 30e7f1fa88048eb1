/**
 * The short link actions.
 */
@NullMarked
package io.linkkeeper.sandbox.link;

import org.jspecify.annotations.NullMarked;
