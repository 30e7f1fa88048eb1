/**
 * Housekeeping: removes what Linkkeeper keeps of old runs, as far as nobody needs it.
 */
@NullMarked
package io.linkkeeper.housekeeping;

import org.jspecify.annotations.NullMarked;
