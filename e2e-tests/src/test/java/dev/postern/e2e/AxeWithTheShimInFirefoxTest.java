package dev.postern.e2e;

import org.junit.jupiter.api.Tag;

/** The same in Firefox. */
@InFirefox
@Tag("firefox")
class AxeWithTheShimInFirefoxTest extends AxeWithTheShimTest {}
