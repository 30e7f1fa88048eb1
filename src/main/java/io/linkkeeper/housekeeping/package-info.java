/**
 * The housekeeping job: deletes data of old runs beyond retention.
 */
@NullMarked
package io.linkkeeper.housekeeping;

import org.jspecify.annotations.NullMarked;
