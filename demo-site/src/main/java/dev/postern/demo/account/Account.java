package dev.postern.demo.account;

import dev.postern.codec.Tainted;

/**
 * Somebody who has an account.
 *
 * @param password hashed, and still nobody's business: a page that showed it would fail to render
 */
public record Account(String name, @Tainted String password, String motto) {}
