package dev.postern.e2e;

/** The same in Firefox. */
@InFirefox
class RacesInFirefoxTest extends RacesTest {}
