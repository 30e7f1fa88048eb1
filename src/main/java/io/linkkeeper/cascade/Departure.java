package io.linkkeeper.cascade;

import io.linkkeeper.link.ShortLink;
import org.jspecify.annotations.Nullable;

/**
 * A link whose owner is leaving or gone.
 *
 * @param link the link
 * @param why what is known of its owner, in words
 * @param successor who takes the link over, or {@code null} when nobody does
 */
record Departure(ShortLink link, String why, @Nullable String successor) {

}
