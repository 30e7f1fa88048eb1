/**
 * The export job: writes the links of an account, or some of them, to a file.
 */
@NullMarked
package io.linkkeeper.export;

import org.jspecify.annotations.NullMarked;
