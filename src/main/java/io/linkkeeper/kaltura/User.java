package io.linkkeeper.kaltura;

/**
 * A user of the account, who may own links.
 *
 * @param id the user's id, in the server's spelling
 * @param status the state of the user
 */
public record User(String id, UserStatus status) {

}
