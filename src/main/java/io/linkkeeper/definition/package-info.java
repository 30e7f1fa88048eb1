/**
 * Job definitions: YAML files read, checked and turned into records. The records tell the
 * keys; checks, defaults, the JSON Schema and the reference follow from them.
 */
@NullMarked
package io.linkkeeper.definition;

import org.jspecify.annotations.NullMarked;
