/**
 * The cascade job: disables, deletes or hands over links of users who leave or no longer
 * exist.
 */
@NullMarked
package io.linkkeeper.cascade;

import org.jspecify.annotations.NullMarked;
