/**
 * Kaltura sessions: started by admin secret or app token, renewed ahead of expiry.
 */
@NullMarked
package io.linkkeeper.kaltura.session;

import org.jspecify.annotations.NullMarked;
