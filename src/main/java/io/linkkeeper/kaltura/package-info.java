/**
 * The Kaltura Short Link API client.
 */
@NullMarked
package io.linkkeeper.kaltura;

import org.jspecify.annotations.NullMarked;
