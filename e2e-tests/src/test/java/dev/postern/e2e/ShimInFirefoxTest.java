package dev.postern.e2e;

/** The same in Firefox, but for what Playwright cannot do there: go back, and see or hold what a request carries. */
@InFirefox
@OneVisitor
class ShimInFirefoxTest extends ShimTest {}
