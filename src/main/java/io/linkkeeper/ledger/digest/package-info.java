/**
 * What planned changes are searched by: a line of text for each, read much faster than
 * the changes themselves.
 */
@NullMarked
package io.linkkeeper.ledger.digest;

import org.jspecify.annotations.NullMarked;
