package dev.postern.demo.account;

/** What a member sees of the own account. */
record AccountPage(Account account) {}
