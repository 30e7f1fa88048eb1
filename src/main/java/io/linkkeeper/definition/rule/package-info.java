/**
 * What the rules of the job types are made of.
 */
@NullMarked
package io.linkkeeper.definition.rule;

import org.jspecify.annotations.NullMarked;
