package dev.postern.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

class DemoSiteTest {
    @Test
    void opensWithItsHomePage() throws Exception {
        Javalin site = DemoSite.create().start();
        try {
            var home = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://localhost:" + site.port() + "/"))
                                    .build(),
                            BodyHandlers.ofString());
            assertThat(home.statusCode()).isEqualTo(200);
            assertThat(home.body()).contains("<h1>Forms that work, whatever happens</h1>");
        } finally {
            site.stop();
        }
    }

    @Test
    void twoSitesRunSideBySide() {
        Javalin one = DemoSite.create().start();
        Javalin other = DemoSite.create().start();
        try {
            assertThat(one.port()).isNotEqualTo(other.port());
        } finally {
            one.stop();
            other.stop();
        }
    }
}
