/**
 * The request budget of an account: requests at a time and in a second.
 */
@NullMarked
package io.linkkeeper.kaltura.limit;

import org.jspecify.annotations.NullMarked;
