package io.linkkeeper.history;

import org.jspecify.annotations.Nullable;

/**
 * A rejected input row or change, for display.
 *
 * @param line the line of the input file, or {@code null} for a link
 * @param text the row or the link as read
 * @param reason why it was rejected
 */
public record RejectRow(@Nullable Long line, String text, String reason) {

}
