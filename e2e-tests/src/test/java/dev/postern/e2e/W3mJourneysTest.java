package dev.postern.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What w3m, which knows neither scripts nor styles, makes of the demo: the seal needs its cookie back. */
@ExtendWith(ScriptsOff.class)
class W3mJourneysTest {
    @Test
    void signsTheGuestbook(Site site) throws IOException {
        String url = site.url() + "/guestbook";
        try (W3m visitor = W3m.visitor()) {
            Element form = form(visitor.open(url));
            W3m.Shown signed = visitor.post(url, Map.of("$post", seal(form), "name", "Ann", "text", "From a terminal"));
            assertThat(signed.status()).isEqualTo(200);
            assertThat(signed.text()).contains("Signed. Thank you!").contains("From a terminal");
        }
    }

    @Test
    void readsWhatIsMissing(Site site) throws IOException {
        String url = site.url() + "/guestbook";
        try (W3m visitor = W3m.visitor()) {
            Element form = form(visitor.open(url));
            W3m.Shown refused = visitor.post(url, Map.of("$post", seal(form), "name", "", "text", ""));
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.text()).contains("""
                    There is a problem

                      • Enter your name
                      • Write a message
                    """);
            assertThat(refused.text()).contains("Error: Enter your name").contains("Error: Write a message");
        }
    }

    @Test
    void readsTheToDosThatItAdded(Site site) throws IOException {
        String url = site.url() + "/todos";
        try (W3m visitor = W3m.visitor()) {
            assertThat(visitor.dump(url)).contains("Nothing left to do. Enjoy the day.");
            Element form = form(visitor.open(url));
            assertThat(visitor.post(url, Map.of("$post", seal(form), "title", "Buy milk"))
                            .text())
                    .contains("Title of Buy milk")
                    .contains("[Buy milk");
        }
    }

    private static Element form(W3m.Shown page) {
        return Jsoup.parse(page.html()).expectFirst("main form");
    }

    private static String seal(Element form) {
        return form.select("input[name=$post]").attr("value");
    }
}
