/**
 * Run files: input copies in the database, and result folders on disk.
 */
@NullMarked
package io.linkkeeper.run.file;

import org.jspecify.annotations.NullMarked;
