package io.linkkeeper.history;

import org.jspecify.annotations.Nullable;

/**
 * A rejected row.
 *
 * @param line the line of the input file, or {@code null} when the row is a link
 * @param text the row, or the link, as it was read
 * @param reason why it was rejected
 */
public record RejectRow(@Nullable Long line, String text, String reason) {

}
