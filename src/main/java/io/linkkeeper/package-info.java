/**
 * Linkkeeper: batch and scheduled maintenance of Kaltura short links.
 */
@NullMarked
package io.linkkeeper;

import org.jspecify.annotations.NullMarked;
