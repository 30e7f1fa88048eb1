@NullMarked
package io.linkkeeper.notice;

import org.jspecify.annotations.NullMarked;
