/**
 * Names that people mistype.
 */
@NullMarked
package io.linkkeeper.names;

import org.jspecify.annotations.NullMarked;
