/**
 * Text: collation keys, printable text, nearest names.
 */
@NullMarked
package io.linkkeeper.text;

import org.jspecify.annotations.NullMarked;
