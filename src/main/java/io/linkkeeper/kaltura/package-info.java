/**
 * The client of the Kaltura API: the only package that knows its HTTP, its JSON and its
 * sessions.
 */
@NullMarked
package io.linkkeeper.kaltura;

import org.jspecify.annotations.NullMarked;
