package dev.postern.e2e;

/** The same in Firefox. */
@InFirefox
class ShimMannersInFirefoxTest extends ShimMannersTest {}
