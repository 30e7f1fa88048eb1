package io.linkkeeper.repoint;

import io.linkkeeper.link.ShortLink;

/**
 * A link and its place among all that the run reads.
 *
 * @param number the place, from 1
 * @param link the link
 */
record Numbered(long number, ShortLink link) {

}
