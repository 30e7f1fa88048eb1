@NullMarked
package io.linkkeeper.activate;

import org.jspecify.annotations.NullMarked;
