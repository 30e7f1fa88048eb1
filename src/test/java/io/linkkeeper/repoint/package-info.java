@NullMarked
package io.linkkeeper.repoint;

import org.jspecify.annotations.NullMarked;
