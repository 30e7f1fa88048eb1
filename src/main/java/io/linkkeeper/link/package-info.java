/**
 * Domain model: short links, their fields and planned changes. Uses neither Spring nor
 * I/O.
 */
@NullMarked
package io.linkkeeper.link;

import org.jspecify.annotations.NullMarked;
