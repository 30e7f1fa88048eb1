@NullMarked
package io.linkkeeper.net;

import org.jspecify.annotations.NullMarked;
