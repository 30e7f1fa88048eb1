/**
 * The dedup job: disables or deletes all but one of the links that are equal in the key
 * fields.
 */
@NullMarked
package io.linkkeeper.dedup;

import org.jspecify.annotations.NullMarked;
