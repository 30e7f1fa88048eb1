/**
 * Failures of API calls: transport failures, API errors, responses that cannot be used.
 */
@NullMarked
package io.linkkeeper.kaltura.error;

import org.jspecify.annotations.NullMarked;
