/**
 * The sandbox, a stand-in of the Kaltura Short Link API for one account: its options and
 * the objects of an account. Shares no code with the client of the API.
 */
@NullMarked
package io.linkkeeper.sandbox;

import org.jspecify.annotations.NullMarked;
