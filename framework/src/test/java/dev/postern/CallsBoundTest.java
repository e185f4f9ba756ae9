package dev.postern;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a call does whose first arguments a page of ours has bound: {@code post:ref}. */
@Timeout(30)
class CallsBoundTest {
    private static final String PAGE = "<html><head post:head=\"calls\"><title>T</title></head><body>"
            + "<p id=\"delete\" post:ref=\"f.delete(7)\"></p><p id=\"other\" post:ref=\"f.delete(8)\"></p>"
            + "<p id=\"limited\" post:ref=\"f.limited('longer', 99)\"></p><p id=\"rename\" post:ref=\"f.rename(5)\"></p><p id=\"add\" post:ref=\"f.add(1, 2)\"></p>"
            + "<p id=\"secret\" post:ref=\"f.secret\"></p><p id=\"count\" post:ref=\"f.count\"></p>"
            + "<form post:action=\"f.delete(9)\"><button>Send</button></form></body></html>";

    private volatile Instant now = Instant.parse("2031-04-09T12:00:00Z");
    private final Calling site = new Calling(Map.of("page.html", PAGE), postern -> {
        postern.clock(() -> now);
        postern.page("/page", "page.html");
    });

    private final HttpResponse<String> page = page();
    private final String cookie = cookie(page);

    @AfterEach
    void stop() {
        site.close();
    }

    private HttpResponse<String> page() {
        return site.send(HttpRequest.newBuilder(URI.create("http://localhost:" + site.running.port() + "/page")));
    }

    private static String cookie(HttpResponse<String> page) {
        return page.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
    }

    private String found(String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(page.body());
        assertThat(found.find()).as(pattern).isTrue();
        return found.group(1);
    }

    private String reference(String id) {
        return found("id=\"" + id + "\" data-post-ref=\"([^\"]+)\"");
    }

    private HttpResponse<String> call(String address, String body) {
        return call(address, body, cookie, "Sec-Fetch-Mode", "cors");
    }

    private HttpResponse<String> call(String address, String body, String cookie, String header, String value) {
        return site.send(
                Calling.json(body, site.to(address)).header("Cookie", cookie).header(header, value));
    }

    @Test
    void isGivenWhatThePageHasBound() {
        assertThat(call(reference("delete"), "[]").statusCode()).isEqualTo(200);
        assertThat(call(reference("other"), "[]").statusCode()).isEqualTo(200);
        assertThat(call(reference("add"), "[]").body()).isEqualTo("3");
        assertThat(site.functions.seen).containsExactly("delete 7", "delete 8", "3");
    }

    @Test
    void isGivenTheRestByTheCaller() {
        assertThat(call(reference("count"), "[41]").body()).isEqualTo("42");
        assertThat(call(reference("rename"), "[{\"text\":\"th\"}]").body()).isEqualTo("\"5th\"");
        assertThat(call(reference("rename"), "[{\"text\":\"\"}]").statusCode()).isEqualTo(422);
        HttpResponse<String> surplus = call(reference("delete"), "[1]");
        assertThat(surplus.statusCode()).isEqualTo(400);
        assertThat(surplus.body()).contains("[0]");
        assertThat(site.runs()).isEqualTo(2);
    }

    @Test
    void isNotAskedForConstraintsOfWhatThePageChose() {
        assertThat(call(reference("limited"), "[]").body()).isEqualTo("\"longer99\"");
        assertThat(call("f.limited", "[\"longer\", 99]").statusCode()).isEqualTo(422);
    }

    @Test
    void isAskedForAccessAllTheSame() {
        assertThat(call("f.members" + tail(reference("delete")), "[]").statusCode())
                .isNotEqualTo(200);
        assertThat(call(reference("secret"), "[]").statusCode()).isEqualTo(500);
    }

    @Test
    void opensOnlyWhatOurPageMadeForThisFunctionAndVisitor() {
        String bound = reference("delete");
        int end = bound.length();
        String edited = bound.substring(0, end - 1) + (bound.endsWith("A") ? "B" : "A");
        for (String wrong : new String[] {
            edited,
            "f.delete~",
            "f.delete~~",
            bound + "~" + bound,
            "f.limited" + tail(bound),
            "f.delete" + tail(reference("limited")),
            "f.delete~" + found("name=\"\\$post\" value=\"([^\"]+)\""),
            "f.delete~" + found("data-post-ticket=\"([^\"]+)\"")
        }) {
            HttpResponse<String> answer = call(wrong, "[]");
            assertThat(answer.statusCode()).as(wrong).isEqualTo(403);
            assertThat(answer.body()).contains("\"code\":\"bad_token\"");
        }
        String stranger = cookie(page());
        assertThat(call(bound, "[]", stranger, "Sec-Fetch-Mode", "cors").statusCode())
                .isEqualTo(403);
        assertThat(site.runs()).isZero();
    }

    @Test
    void isStaleWhereAFormWouldBe() {
        now = now.plus(Duration.ofDays(30));
        HttpResponse<String> answer = call(reference("delete"), "[]", cookie, "Sec-Fetch-Site", "same-origin");
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("\"code\":\"stale_form\"");
        assertThat(site.runs()).isZero();
    }

    @Test
    void isNoForm() {
        HttpResponse<String> answer =
                site.send(HttpRequest.newBuilder(URI.create("http://localhost:" + site.running.port() + "/page"))
                        .header("Cookie", cookie)
                        .header("Sec-Fetch-Site", "same-origin")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "%24post=" + reference("delete").substring("f.delete~".length()))));
        assertThat(answer.statusCode()).isBetween(400, 499);
        assertThat(site.runs()).isZero();
    }

    @Test
    void isAnotherCallWhereAnotherArgumentIsBound() {
        String key = found("data-post-ticket=\"([^\"]+)\"") + ".1";
        assertThat(call(reference("delete"), "[]", cookie, "Postern-Key", key).statusCode())
                .isEqualTo(200);
        assertThat(call(reference("delete"), "[]", cookie, "Postern-Key", key).statusCode())
                .isEqualTo(200);
        assertThat(call(reference("other"), "[]", cookie, "Postern-Key", key).body())
                .contains("payload_mismatch");
        assertThat(site.functions.seen).containsExactly("delete 7");
    }

    private static String tail(String reference) {
        return reference.substring(reference.indexOf('~'));
    }
}
