/**
 * The first links of an account: from a CSV file or generated.
 */
@NullMarked
package io.linkkeeper.sandbox.seed;

import org.jspecify.annotations.NullMarked;
