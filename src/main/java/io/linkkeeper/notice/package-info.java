/**
 * The notice job: tells people which links expire soon.
 */
@NullMarked
package io.linkkeeper.notice;

import org.jspecify.annotations.NullMarked;
