/**
 * The start of links that an import holds back.
 */
@NullMarked
package io.linkkeeper.csvimport.start;

import org.jspecify.annotations.NullMarked;
