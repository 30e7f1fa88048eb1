/**
 * Writers of results as tables, CSV and JSON.
 */
@NullMarked
package io.linkkeeper.output;

import org.jspecify.annotations.NullMarked;
