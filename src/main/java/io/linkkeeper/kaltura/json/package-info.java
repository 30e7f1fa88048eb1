/**
 * JSON requests and responses of the API.
 */
@NullMarked
package io.linkkeeper.kaltura.json;

import org.jspecify.annotations.NullMarked;
