/**
 * Outgoing HTTP connections: proxies, trusted certificates, and failures in words.
 */
@NullMarked
package io.linkkeeper.net;

import org.jspecify.annotations.NullMarked;
