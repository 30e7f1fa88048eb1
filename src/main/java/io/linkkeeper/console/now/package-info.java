/**
 * The start page: what needs somebody, what runs and what starts next.
 */
@NullMarked
package io.linkkeeper.console.now;

import org.jspecify.annotations.NullMarked;
