/**
 * Repoint: makes links lead to new URLs when a portal or a player has moved.
 */
@NullMarked
package io.linkkeeper.repoint;

import org.jspecify.annotations.NullMarked;
