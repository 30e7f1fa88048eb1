/**
 * Cascade: what becomes of the links of users who are leaving or gone.
 */
@NullMarked
package io.linkkeeper.cascade;

import org.jspecify.annotations.NullMarked;
