/**
 * The domain: short links, their fields, and changes of them. No Spring, no I/O.
 */
@NullMarked
package io.linkkeeper.link;

import org.jspecify.annotations.NullMarked;
