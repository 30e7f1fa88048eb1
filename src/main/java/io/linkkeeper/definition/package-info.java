/**
 * Job definitions: YAML files read, checked against the schema and turned into records.
 */
@NullMarked
package io.linkkeeper.definition;

import org.jspecify.annotations.NullMarked;
