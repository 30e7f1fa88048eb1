/**
 * Constraints on the keys of a definition, declared at the key.
 */
@NullMarked
package io.linkkeeper.definition.check;

import org.jspecify.annotations.NullMarked;
