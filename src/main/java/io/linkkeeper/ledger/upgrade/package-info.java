/**
 * Data migrations of the ledger that SQL alone cannot express.
 */
@NullMarked
package io.linkkeeper.ledger.upgrade;

import org.jspecify.annotations.NullMarked;
