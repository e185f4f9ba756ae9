package dev.postern.docs;

import dev.postern.codec.Tainted;

/** Somebody with an account. */
record Account(String id, String name, @Tainted String passwordHash) {}
