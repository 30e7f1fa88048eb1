/**
 * URLs as browsers read them, by the URL standard of WHATWG for http and https.
 */
@NullMarked
package io.linkkeeper.url;

import org.jspecify.annotations.NullMarked;
