/**
 * The expire job: disables expired links and deletes them later.
 */
@NullMarked
package io.linkkeeper.expiry;

import org.jspecify.annotations.NullMarked;
