package dev.postern;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.testing.FormOn;
import dev.postern.testing.NoScriptBrowser;
import dev.postern.testing.Page;
import dev.postern.testing.RawRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same function, sent by a form and called by a script: refused alike, by the same status and code. */
class OnePipelineTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Pattern CODE = Pattern.compile("\"code\":\"(\\w+)\"");

    private final Trial trial = new Trial();
    private final Running running = trial.start();
    private final NoScriptBrowser browser = running.browser();

    @AfterEach
    void stop() {
        running.close();
    }

    private record Answer(int status, String code) {}

    /** By the form of a page whose only control is filled in, with a header of the test's own. */
    private Answer sent(String page, String text, String header, String value) {
        FormOn form = browser.open(page).form("Send");
        RawRequest request =
                form.replace(form.visibleFields().get(0).name(), text).request("Send");
        return of(browser.send(header.isEmpty() ? request : request.with(header, value)));
    }

    private static Answer of(Page page) {
        return new Answer(page.status(), page.document().select("[data-error]").attr("data-error"));
    }

    private Answer called(String function, String body, String header, String value) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(browser.origin() + "/_postern/fn/" + function))
                .header("Accept", "application/json")
                .header("Postern", "call")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        request.header("Content-Type", "application/json");
        if (!header.isEmpty()) {
            request.setHeader(header, value);
        }
        try {
            HttpResponse<String> answer = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            Matcher code = CODE.matcher(answer.body());
            return new Answer(answer.statusCode(), code.find() ? code.group(1) : "");
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource({
        "words,        422, refused",
        "notFound,     404, not_found",
        "gone,         410, gone",
        "forbidden,    403, forbidden",
        "javalin404,   404, not_found",
        "javalin410,   410, gone",
        "javalin403,   403, forbidden",
        "anythingElse, 500, internal",
    })
    void whatAFunctionThrows(String kind, int status, String code) {
        Answer expected = new Answer(status, code);
        Running.logged(() -> {
            assertThat(sent("/refuse", kind, "", "")).as("the form").isEqualTo(expected);
            assertThat(called("t.refuse", "[{\"kind\":\"" + kind + "\"}]", "", ""))
                    .as("the call")
                    .isEqualTo(expected);
        });
        assertThat(trial.functions.runs).hasValue(2);
    }

    @ParameterizedTest(name = "{0}: {1} gets {2} {3}")
    @CsvSource({
        "Sec-Fetch-Site, cross-site,              403, cross_origin",
        "Sec-Fetch-Site, same-site,               403, cross_origin",
        "Origin,         https://evil.example,    403, cross_origin",
        "Content-Type,   application/octet-stream, 415, bad_type",
        "Content-Type,   text/plain; charset=utf-16, 415, bad_type",
        "Content-Encoding, gzip,                  415, bad_type",
    })
    void whatNeverReachesAFunction(String header, String value, int status, String code) {
        Answer expected = new Answer(status, code);
        Running.logged(() -> {
            assertThat(sent("/done", "x", header, value)).as("the form").isEqualTo(expected);
            assertThat(called("t.done", "[{\"text\":\"x\"}]", header, value))
                    .as("the call")
                    .isEqualTo(expected);
        });
        assertThat(trial.functions.runs).hasValue(0);
    }

    @Test
    void whatNeedsAUser() {
        Running.logged(() -> {
            assertThat(sent("/open", "x", "", "").status()).isEqualTo(401);
            assertThat(called("t.members", "[{\"text\":\"x\"}]", "", "")).isEqualTo(new Answer(401, "unauthorised"));
            assertThat(sent("/refuse", "unauthorised", "", "").status()).isEqualTo(401);
            assertThat(called("t.refuse", "[{\"kind\":\"unauthorised\"}]", "", ""))
                    .isEqualTo(new Answer(401, "unauthorised"));
        });
    }

    @Test
    void whatIsTooMuch() {
        String much = "x".repeat(300_000);
        Answer expected = new Answer(413, "too_large");
        Running.logged(() -> {
            assertThat(sent("/done", much, "", "")).as("the form").isEqualTo(expected);
            assertThat(called("t.done", "[{\"text\":\"" + much + "\"}]", "", ""))
                    .as("the call")
                    .isEqualTo(expected);
        });
        assertThat(trial.functions.runs).hasValue(0);
    }

    @Test
    void whatIsInvalid() {
        Answer invalid = new Answer(422, "invalid");
        assertThat(of(browser.open("/done").form().fill("Text", "").press()).status())
                .isEqualTo(422);
        assertThat(called("t.done", "[{\"text\":\"\"}]", "", "")).isEqualTo(invalid);
        assertThat(trial.functions.runs).hasValue(0);
    }
}
