@NullMarked
package io.linkkeeper.housekeeping;

import org.jspecify.annotations.NullMarked;
