/**
 * The configured accounts and the credentials of each.
 */
@NullMarked
package io.linkkeeper.account;

import org.jspecify.annotations.NullMarked;
