/**
 * Secrets in files.
 */
@NullMarked
package io.linkkeeper.secret;

import org.jspecify.annotations.NullMarked;
