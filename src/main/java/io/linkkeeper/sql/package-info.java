/**
 * Column values and row retention shared by all tables.
 */
@NullMarked
package io.linkkeeper.sql;

import org.jspecify.annotations.NullMarked;
