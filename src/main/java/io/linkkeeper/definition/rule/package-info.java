/**
 * The rule of each job type, as its definition states it.
 */
@NullMarked
package io.linkkeeper.definition.rule;

import org.jspecify.annotations.NullMarked;
