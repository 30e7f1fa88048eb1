/**
 * What all pages of the console share: the frame, texts and times, style and script,
 * refusals.
 */
@NullMarked
package io.linkkeeper.console.frame;

import org.jspecify.annotations.NullMarked;
