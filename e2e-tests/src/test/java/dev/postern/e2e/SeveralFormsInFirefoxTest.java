package dev.postern.e2e;

import org.junit.jupiter.api.Tag;

/** The same in Firefox. */
@InFirefox
@OneVisitor
@Tag("firefox")
class SeveralFormsInFirefoxTest extends SeveralFormsTest {}
