package io.linkkeeper.console.login;

import org.jspecify.annotations.Nullable;

/**
 * The page on which users sign in.
 *
 * @param message what came of the last attempt, or {@code null}
 * @param failure whether it is a failure
 */
public record LoginView(@Nullable String message, boolean failure) {

}
