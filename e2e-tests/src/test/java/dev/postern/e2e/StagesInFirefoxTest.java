package dev.postern.e2e;

/** The same in Firefox. */
@InFirefox
class StagesInFirefoxTest extends StagesTest {}
