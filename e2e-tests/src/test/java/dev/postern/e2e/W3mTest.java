package dev.postern.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class W3mTest {
    private final Javalin echo = Javalin.create(config -> {
                config.startup.showJavalinBanner = false;
                config.startup.startupWatcherEnabled = false;
                config.routes.get("/", call -> {
                    call.header("Set-Cookie", "visitor=ann; Path=/; HttpOnly; SameSite=Lax");
                    call.html("<p>Grüße, " + call.cookie("visitor") + "</p>");
                });
                config.routes.post("/", call -> {
                    if ("".equals(call.formParam("text"))) {
                        call.status(422).html("<p>Your message is missing</p>");
                    } else {
                        call.redirect("/?said=" + call.formParam("text"), HttpStatus.SEE_OTHER);
                    }
                });
                config.routes.get("/bye", call -> call.removeCookie("visitor").html("<p>Bye</p>"));
            })
            .start(0);

    private final String url = "http://localhost:" + echo.port() + "/";

    @AfterEach
    void stop() {
        echo.stop();
    }

    @Test
    void keepsACookieUntilItIsTakenBack() throws IOException {
        try (W3m visitor = W3m.visitor()) {
            assertThat(visitor.dump(url)).isEqualTo("Grüße, null\n\n");
            assertThat(visitor.dump(url)).isEqualTo("Grüße, ann\n\n");
            visitor.open(url + "bye");
            assertThat(visitor.dump(url)).isEqualTo("Grüße, null\n\n");
        }
    }

    @Test
    void visitorsShareNothing() throws IOException {
        try (W3m one = W3m.visitor();
                W3m other = W3m.visitor()) {
            one.open(url);
            assertThat(other.dump(url)).isEqualTo("Grüße, null\n\n");
        }
    }

    @Test
    void followsARedirectAfterAPost() throws IOException {
        try (W3m visitor = W3m.visitor()) {
            assertThat(visitor.open(url).status()).isEqualTo(200);
            assertThat(visitor.post(url, Map.of("text", "a&b=ü")).text()).isEqualTo("Grüße, ann\n\n");
        }
    }

    @Test
    void readsThePageOfARefusedPost() throws IOException {
        try (W3m visitor = W3m.visitor()) {
            assertThat(visitor.post(url, Map.of("text", "")))
                    .isEqualTo(new W3m.Shown(422, "<p>Your message is missing</p>", "Your message is missing\n\n"));
        }
    }
}
