/**
 * The tables of runs and changes, and the queries on them.
 */
@NullMarked
package io.linkkeeper.ledger;

import org.jspecify.annotations.NullMarked;
