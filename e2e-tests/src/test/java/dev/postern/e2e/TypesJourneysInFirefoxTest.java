package dev.postern.e2e;

import dev.postern.testing.browser.EveryWay;
import org.junit.jupiter.api.Tag;

/** The same in Firefox. */
@EveryWay(
        value = Demo.class,
        browsers = FoundFirefox.class,
        apartFrom = {"#types", "noscript"})
@Tag("firefox")
class TypesJourneysInFirefoxTest extends TypesJourneysTest {}
