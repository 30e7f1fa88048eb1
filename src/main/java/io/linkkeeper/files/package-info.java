/**
 * Files that people and programs find whole.
 */
@NullMarked
package io.linkkeeper.files;

import org.jspecify.annotations.NullMarked;
