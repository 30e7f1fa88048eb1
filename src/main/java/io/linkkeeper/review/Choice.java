package io.linkkeeper.review;

import io.linkkeeper.history.ChangeFilter;

/**
 * Which changes of a plan to leave out, or to put back.
 *
 * @param filter the changes; its states and its limit do not count
 * @param again whether changes that were left out are put back
 * @param words the choice in words
 */
public record Choice(ChangeFilter filter, boolean again, String words) {

}
