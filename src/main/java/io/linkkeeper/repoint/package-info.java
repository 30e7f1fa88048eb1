/**
 * The repoint job: rewrites the URLs of links, for example when a portal or a player has
 * moved.
 */
@NullMarked
package io.linkkeeper.repoint;

import org.jspecify.annotations.NullMarked;
