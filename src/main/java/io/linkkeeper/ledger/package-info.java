/**
 * The ledger: planned changes and their outcomes, in the table {@code link_change}.
 */
@NullMarked
package io.linkkeeper.ledger;

import org.jspecify.annotations.NullMarked;
