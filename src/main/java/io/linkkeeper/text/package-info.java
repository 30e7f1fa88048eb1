/**
 * Text: comparison as the server's database does it, characters, near names.
 */
@NullMarked
package io.linkkeeper.text;

import org.jspecify.annotations.NullMarked;
