package dev.postern.e2e;

/** The same in Firefox. */
@InFirefox
@OneVisitor
class RacesInFirefoxTest extends RacesTest {}
