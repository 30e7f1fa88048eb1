/**
 * The application behind the command line: started for a command, or that of the process
 * that holds the database.
 */
@NullMarked
package io.linkkeeper.engine;

import org.jspecify.annotations.NullMarked;
