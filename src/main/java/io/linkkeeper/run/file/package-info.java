/**
 * Files of runs: input copies in the database, result folders on disk.
 */
@NullMarked
package io.linkkeeper.run.file;

import org.jspecify.annotations.NullMarked;
