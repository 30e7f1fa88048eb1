/**
 * The ledger: planned changes and their outcomes, table {@code link_change}.
 */
@NullMarked
package io.linkkeeper.ledger;

import org.jspecify.annotations.NullMarked;
