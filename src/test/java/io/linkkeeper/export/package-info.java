@NullMarked
package io.linkkeeper.export;

import org.jspecify.annotations.NullMarked;
