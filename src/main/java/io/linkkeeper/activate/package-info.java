/**
 * The activate job: enables links that imports hold back, at their time.
 */
@NullMarked
package io.linkkeeper.activate;

import org.jspecify.annotations.NullMarked;
