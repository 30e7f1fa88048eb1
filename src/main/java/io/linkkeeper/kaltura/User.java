package io.linkkeeper.kaltura;

/**
 * A user of the account: whoever may own links.
 *
 * @param id the user's id, as the server spells it
 * @param status whether the user may act
 */
public record User(String id, UserStatus status) {

}
