/**
 * The rule settings of each job type.
 */
@NullMarked
package io.linkkeeper.definition.rule;

import org.jspecify.annotations.NullMarked;
