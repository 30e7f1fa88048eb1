/**
 * The domain's words: short links, their fields, changes to them. No framework, no input
 * or output.
 */
@NullMarked
package io.linkkeeper.link;

import org.jspecify.annotations.NullMarked;
