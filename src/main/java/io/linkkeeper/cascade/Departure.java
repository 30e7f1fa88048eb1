package io.linkkeeper.cascade;

import io.linkkeeper.link.ShortLink;
import org.jspecify.annotations.Nullable;

/**
 * A link whose owner leaves or no longer exists.
 *
 * @param link the link
 * @param why the finding about its owner, as part of a reason
 * @param successor the user who takes the link over, or {@code null} for none
 */
record Departure(ShortLink link, String why, @Nullable String successor) {

}
