/**
 * The staged copy of an account, for rules that must see all links.
 */
@NullMarked
package io.linkkeeper.snapshot;

import org.jspecify.annotations.NullMarked;
