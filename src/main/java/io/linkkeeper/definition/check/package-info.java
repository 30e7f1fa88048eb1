/**
 * Rules of keys: what a value must be, and how a record refuses what it cannot take.
 */
@NullMarked
package io.linkkeeper.definition.check;

import org.jspecify.annotations.NullMarked;
