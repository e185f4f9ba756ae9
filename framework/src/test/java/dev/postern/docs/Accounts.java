package dev.postern.docs;

import java.util.Optional;

/** The accounts, in memory: one. */
final class Accounts {
    private final Account ann = new Account("ann", "Ann", "(a hash)");

    Optional<Account> find(String id) {
        return ann.id().equals(id) ? Optional.of(ann) : Optional.empty();
    }

    Optional<Account> check(String name, String password) {
        return password.equals("open sesame") ? find(name) : Optional.empty();
    }
}
