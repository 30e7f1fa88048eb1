/**
 * Job definitions: YAML files, validated and converted to records. The records declare
 * the keys; validation, defaults, the JSON Schema and the reference are derived from
 * them.
 */
@NullMarked
package io.linkkeeper.definition;

import org.jspecify.annotations.NullMarked;
