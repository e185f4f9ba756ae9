package dev.postern;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a call does that carries its page's ticket. */
@Timeout(30)
class CallsOnceTest {
    private static final Pattern TICKET = Pattern.compile("data-post-ticket=\"([^\"]+)\"");
    private static final String PAGE = "<html><head post:head=\"early calls\"><title>T</title></head><body>"
            + "<form post:action=\"f.nothing\"><button>Send</button></form></body></html>";

    private volatile Instant now = Instant.parse("2031-04-09T12:00:00Z");
    private final Calling site = new Calling(Map.of("page.html", PAGE), postern -> {
        postern.clock(() -> now);
        postern.page("/page", "page.html");
    });

    private final HttpResponse<String> page = page();
    private final String cookie = cookie(page);
    private final String ticket = ticket(page);

    @AfterEach
    void stop() {
        site.close();
    }

    private HttpResponse<String> page() {
        return site.send(HttpRequest.newBuilder(URI.create("http://localhost:" + site.running.port() + "/page")));
    }

    private static String ticket(HttpResponse<String> page) {
        Matcher found = TICKET.matcher(page.body());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private HttpResponse<String> call(String function, String body, String key) {
        return as(cookie, function, body, key);
    }

    private HttpResponse<String> as(String visitor, String function, String body, String key) {
        return site.send(Calling.json(body, site.to(function))
                .header("Cookie", visitor)
                .header("Sec-Fetch-Site", "same-origin")
                .header("Postern-Key", key));
    }

    @Test
    void runsOnceAndAnswersTheSameAgain() {
        HttpResponse<String> first = call("f.sign", "[{\"text\":\"Hi\"}]", ticket + ".1");
        HttpResponse<String> copy = call("f.sign", "[{\"text\":\"Hi\"}]", ticket + ".1");
        assertThat(site.runs()).isEqualTo(1);
        assertThat(first.headers().firstValue("Idempotency-Replayed")).isEmpty();
        assertThat(copy.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(copy.body()).isEqualTo(first.body());
        assertThat(copy.headers().firstValue("Postern-Notice")).contains("Signed%3A%20Hi");
        assertThat(copy.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(call("f.sign", "[{\"text\":\"Hi\"}]", ticket + ".2").statusCode())
                .isEqualTo(200);
        assertThat(site.runs()).isEqualTo(2);
    }

    private HttpResponse<String> withoutCookie(String function, String body, String key) {
        return site.send(Calling.json(body, site.to(function))
                .header("Sec-Fetch-Site", "same-origin")
                .header("Postern-Key", key));
    }

    @Test
    void runsOnceWhereNoCookieIsKept() {
        HttpResponse<String> first = withoutCookie("f.pay", "[7]", ticket + ".1");
        HttpResponse<String> copy = withoutCookie("f.pay", "[7]", ticket + ".1");
        assertThat(copy.body()).isEqualTo(first.body()).isEqualTo("7");
        assertThat(copy.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(site.runs()).isEqualTo(1);
        assertThat(withoutCookie("f.pay", "[8]", ticket + ".1").statusCode()).isEqualTo(409);
        assertThat(withoutCookie("f.pay", "[7]", ticket(page()) + ".1").body()).isEqualTo("7");
        assertThat(site.runs()).as("of another page").isEqualTo(2);
    }

    @Test
    void repeatsNothingToWhoHasAnothersCookieOrNone() {
        assertThat(call("f.pay", "[7]", ticket + ".1").body()).isEqualTo("7");
        assertThat(withoutCookie("f.pay", "[7]", ticket + ".1").headers().firstValue("Idempotency-Replayed"))
                .isEmpty();
        String other = cookie(page());
        assertThat(other).isNotEqualTo(cookie);
        assertThat(as(other, "f.pay", "[7]", ticket + ".1").headers().firstValue("Idempotency-Replayed"))
                .isEmpty();
    }

    @Test
    void repeatsRefusalsAndFailuresAsWell() {
        assertThat(call("f.refuse", "[\"words\"]", ticket + ".1").statusCode()).isEqualTo(422);
        assertThat(call("f.refuse", "[\"words\"]", ticket + ".1").statusCode()).isEqualTo(422);
        String failed = call("f.refuse", "[\"break\"]", ticket + ".2").body();
        assertThat(failed).contains("\"status\":500");
        assertThat(call("f.refuse", "[\"break\"]", ticket + ".2").body()).isEqualTo(failed);
        assertThat(call("f.secret", "[]", ticket + ".3").statusCode()).isEqualTo(500);
        assertThat(call("f.secret", "[]", ticket + ".3").headers().firstValue("Idempotency-Replayed"))
                .contains("true");
        assertThat(site.runs()).isEqualTo(2);
    }

    @Test
    void runsWhatRunsOncePerFormWithAKey() {
        assertThat(call("f.pay", "[7]", ticket + ".1").body()).isEqualTo("7");
        assertThat(call("f.pay", "[7]", ticket + ".1").body()).isEqualTo("7");
        assertThat(site.runs()).isEqualTo(1);
    }

    @Test
    void refusesAnotherCallUnderTheSameKey() {
        call("f.add", "[1,2]", ticket + ".1");
        HttpResponse<String> other = call("f.add", "[1,3]", ticket + ".1");
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(other.body()).contains("\"code\":\"payload_mismatch\"");
        assertThat(site.runs()).isEqualTo(1);
    }

    @Test
    void saysThatAStreamCannotBeRepeated() {
        HttpRequest.Builder first = Calling.reply("[]", site.to("f.several"))
                .header("Cookie", cookie)
                .header("Postern-Key", ticket + ".1");
        assertThat(site.send(first).body()).contains("1:C");
        HttpResponse<String> again = site.send(Calling.reply("[]", site.to("f.several"))
                .header("Cookie", cookie)
                .header("Postern-Key", ticket + ".1"));
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).startsWith("0:E{\"digest\":\"done_before\"");
    }

    @Test
    void letsACopyWaitForTheFirst() {
        CountDownLatch go = new CountDownLatch(1);
        site.functions.gate = go;
        var first = CompletableFuture.supplyAsync(() -> call("f.slow", "[\"x\"]", ticket + ".1"));
        while (site.runs() == 0) {
            Thread.onSpinWait();
        }
        var copy = CompletableFuture.supplyAsync(() -> call("f.slow", "[\"x\"]", ticket + ".1"));
        go.countDown();
        assertThat(first.join().body()).isEqualTo("\"x\"");
        assertThat(copy.join().body()).isEqualTo("\"x\"");
        assertThat(site.runs()).isEqualTo(1);
    }

    @Test
    void goesOnUnderTheTicketOfWhoItSignedIn() {
        HttpResponse<String> in = call("f.enter", "[\"ann\"]", ticket + ".1");
        assertThat(in.statusCode()).isEqualTo(200);
        String fresh = in.headers().firstValue("Postern-Ticket").orElseThrow();
        String anns = cookie(in);
        assertThat(as(anns, "f.members", "[\"a\"]", ticket + ".2").statusCode()).isEqualTo(409);
        HttpResponse<String> kept = as(anns, "f.members", "[\"a\"]", fresh + ".2");
        assertThat(kept.body()).isEqualTo("\"a\"");
        assertThat(kept.headers().firstValue("Postern-Ticket")).isEmpty();
        HttpResponse<String> copy = as(anns, "f.members", "[\"a\"]", fresh + ".2");
        assertThat(copy.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(site.runs()).isEqualTo(2);
        // Nobody else's: whoever has no cookie of hers has nothing of it.
        assertThat(as(cookie, "f.nothing", "[]", fresh + ".3").statusCode()).isEqualTo(409);

        HttpResponse<String> out = as(anns, "f.exit", "[]", fresh + ".4");
        String nobodys = out.headers().firstValue("Postern-Ticket").orElseThrow();
        assertThat(as(cookie(out), "f.members", "[\"b\"]", nobodys + ".5").statusCode())
                .isEqualTo(401);
        assertThat(as(cookie(out), "f.nothing", "[]", nobodys + ".5").statusCode())
                .isEqualTo(200);
    }

    @Test
    void tellsTheTicketBeforeTheFirstReport() {
        HttpResponse<String> in = site.send(Calling.json("[\"ann\"]", site.to("f.enterReporting"))
                .header("Cookie", cookie)
                .header("Postern-Progress", "1")
                .header("Sec-Fetch-Site", "same-origin")
                .header("Postern-Key", ticket + ".1"));
        assertThat(in.body()).startsWith("{\"done\":1");
        String fresh = in.headers().firstValue("Postern-Ticket").orElseThrow();
        assertThat(as(cookie(in), "f.members", "[\"a\"]", fresh + ".1").body()).isEqualTo("\"a\"");
    }

    @Test
    void givesNoTicketToWhoStaysWhoTheyAre() {
        assertThat(call("f.nothing", "[]", ticket + ".1").headers().firstValue("Postern-Ticket"))
                .isEmpty();
    }

    private static String cookie(HttpResponse<String> answer) {
        return answer.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
    }

    @Test
    void logsInAgainEachTimeItIsAsked() {
        assertThat(call("f.logIn", "[\"ann\"]", "nonsense").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                ".1",
                "1",
                "x.1",
                "x.y.1",
                "TICKET",
                "TICKET.",
                "TICKET.0",
                "TICKET.01",
                "TICKET.-1",
                "TICKET.1.1",
                "TICKET.1234567890123456",
                "TICKET.x",
                "xTICKET.1"
            })
    void runsNothingWithAKeyThatIsNone(String key) {
        HttpResponse<String> answer = call("f.nothing", "[]", key.replace("TICKET", ticket));
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("\"code\":\"stale_form\"");
        HttpResponse<String> unvouched = site.send(Calling.json("[]", site.to("f.nothing"))
                .header("Cookie", cookie)
                .header("Postern-Key", key.replace("TICKET", ticket)));
        assertThat(unvouched.statusCode()).isEqualTo(403);
        assertThat(site.runs()).isZero();
    }

    @Test
    void takesNoFormsSealForATicketAndNoTicketForASeal() {
        Matcher seal = Pattern.compile("name=\"\\$post\" value=\"([^\"]+)\"").matcher(page.body());
        assertThat(seal.find()).isTrue();
        assertThat(call("f.nothing", "[]", seal.group(1) + ".1").statusCode()).isEqualTo(409);
        HttpResponse<String> form =
                site.send(HttpRequest.newBuilder(URI.create("http://localhost:" + site.running.port() + "/page"))
                        .header("Cookie", cookie)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("%24post=" + ticket)));
        assertThat(form.statusCode()).isEqualTo(403);
        assertThat(site.runs()).isZero();
    }

    @Test
    void takesNoTicketOfAnotherVisitorsOrOfYesterday() {
        String other = cookie(page());
        HttpRequest.Builder foreign =
                Calling.json("[]", site.to("f.nothing")).header("Cookie", other).header("Postern-Key", ticket + ".1");
        assertThat(site.send(foreign).statusCode()).isEqualTo(403);
        now = now.plus(Duration.ofHours(13));
        assertThat(call("f.nothing", "[]", ticket + ".1").statusCode()).isEqualTo(409);
        assertThat(site.runs()).isZero();
    }
}
