/**
 * The notice job: reports links that expire soon.
 */
@NullMarked
package io.linkkeeper.notice;

import org.jspecify.annotations.NullMarked;
