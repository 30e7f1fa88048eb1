/**
 * Reading of definition files as YAML with the line of every key.
 */
@NullMarked
package io.linkkeeper.definition.yaml;

import org.jspecify.annotations.NullMarked;
