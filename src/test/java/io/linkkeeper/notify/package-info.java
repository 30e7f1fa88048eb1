@NullMarked
package io.linkkeeper.notify;

import org.jspecify.annotations.NullMarked;
