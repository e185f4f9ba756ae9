package dev.postern.e2e;

import dev.postern.testing.browser.EveryWay;
import org.junit.jupiter.api.Tag;

/** The same in Firefox. */
@EveryWay(value = Demo.class, browsers = FoundFirefox.class)
@Tag("firefox")
class TodosInFirefoxTest extends TodosTest {}
