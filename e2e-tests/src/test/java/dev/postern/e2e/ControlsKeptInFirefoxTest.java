package dev.postern.e2e;

/** The same in Firefox. */
@InFirefox
class ControlsKeptInFirefoxTest extends ControlsKeptTest {}
