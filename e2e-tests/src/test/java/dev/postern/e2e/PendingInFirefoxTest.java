package dev.postern.e2e;

/** The same in Firefox. */
@InFirefox
@OneVisitor
class PendingInFirefoxTest extends PendingTest {}
