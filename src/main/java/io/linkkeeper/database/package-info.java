/**
 * The database of a process: the embedded one and its lock, or a shared PostgreSQL.
 */
@NullMarked
package io.linkkeeper.database;

import org.jspecify.annotations.NullMarked;
