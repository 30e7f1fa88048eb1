/**
 * Text: collation keys, printable text and its width on a display, nearest names.
 */
@NullMarked
package io.linkkeeper.text;

import org.jspecify.annotations.NullMarked;
