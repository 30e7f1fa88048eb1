@NullMarked
package io.linkkeeper.kaltura.limit;

import org.jspecify.annotations.NullMarked;
