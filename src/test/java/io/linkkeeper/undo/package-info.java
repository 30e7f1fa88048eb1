@NullMarked
package io.linkkeeper.undo;

import org.jspecify.annotations.NullMarked;
