package dev.postern.demo;

import dev.postern.testing.Checks;
import io.javalin.Javalin;
import org.junit.jupiter.api.Test;

class TemplatesTest {
    @Test
    void everyTemplateFitsItsFunctionsAndRecords() {
        Javalin site = DemoSite.create();
        try {
            Checks.of(site).pass();
        } finally {
            site.stop();
        }
    }
}
