package dev.postern.call;

import org.jspecify.annotations.Nullable;

/**
 * Whoever our cookie stands for.
 *
 * @param id random, made by us, the same until log-in or log-out
 * @param user the id that {@link Call#signIn} was given, or null
 */
public record Visitor(String id, @Nullable String user) {
    @Override
    public String toString() {
        // The id is as good as the cookie: it stays out of logs.
        return user == null ? "a visitor" : "user " + user;
    }
}
