package dev.postern.fx;

import static dev.postern.fx.Fx.code;
import static dev.postern.fx.Fx.seal;
import static dev.postern.fx.Fx.send;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.binding.BoundForm;
import dev.postern.binding.FormSeals;
import dev.postern.call.Anyone;
import dev.postern.call.Call;
import dev.postern.call.Visitor;
import dev.postern.codec.Codecs;
import dev.postern.function.Exposed;
import dev.postern.function.Functions;
import dev.postern.function.Linker;
import dev.postern.function.Sealed;
import dev.postern.function.UseServer;
import dev.postern.fx.Fx.Effects;
import dev.postern.once.Sizes;
import dev.postern.seal.Seals;
import dev.postern.testing.FormOn;
import dev.postern.testing.NoScriptBrowser;
import dev.postern.testing.Page;
import dev.postern.testing.RawRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a page may not cost or mix up: tabs, forms, records kept, bytes read, arguments. */
class TwoAtOnceTest {
    @RegisterExtension
    static final Fx fx = Fx.start();

    // ── tabs and forms ─────────────────────────────────────────────────────────────────────────────────────────────

    @DisplayName("Two tabs each see their own outcome")
    @Test
    void showsEachTabItsOwnOutcome() {
        NoScriptBrowser one = fx.visitor();
        FormOn first = fx.form(one, "bump").fill("Note", "from the first tab");
        NoScriptBrowser two = one.newTab();
        FormOn second = fx.form(two, "bump").fill("Note", "from the second tab");
        Effects effects = fx.effects();
        assertThat(first.press("Bump").text("#out")).isEqualTo("from the first tab");
        assertThat(second.press("Bump").text("#out")).isEqualTo("from the second tab");
        effects.are("bump", 2);
    }

    @DisplayName("Two tabs that both wait for their page see their own outcome, or it in place")
    @Test
    void neverShowsATabTheOthersOutcome() {
        NoScriptBrowser one = fx.visitor();
        RawRequest first = fx.form(one, "bump").fill("Note", "first").request();
        NoScriptBrowser two = one.newTab();
        RawRequest second = fx.form(two, "bump").fill("Note", "second").request();
        Effects effects = fx.effects();
        Page firstAnswer = send(one, first);
        Page secondAnswer = send(two, second);
        effects.are("bump", 2);
        assertThat(firstAnswer.status()).isEqualTo(303);
        // The first one's outcome still waits at this address, so the second is answered in place.
        assertThat(secondAnswer.status()).isEqualTo(200);
        assertThat(secondAnswer.text("#out")).isEqualTo("second");
        assertThat(one.open("/fx").text("#out")).isEqualTo("first");
        assertThat(two.open("/fx").text("#out")).isEmpty();
    }

    @DisplayName("Two forms of one page each show their own outcome")
    @Test
    void showsEachFormItsOwnOutcome() {
        NoScriptBrowser visitor = fx.visitor();
        Page page = visitor.open("/fx");
        RawRequest bump = page.formAt("#bump").fill("Note", "noted").request();
        RawRequest bean =
                page.formAt("#bean").fill("Name", "Ann").fill("Age", "41").request();
        Effects effects = fx.effects();
        assertThat(send(visitor, bump).status()).isEqualTo(303);
        assertThat(send(visitor, bean).status()).isEqualTo(303);
        Page shown = visitor.open("/fx");
        assertThat(shown.text("#out")).isEqualTo("noted");
        assertThat(shown.text("#bean-out")).isEqualTo("Ann 41");
        effects.are(Map.of("bump", 1, "bean", 1));
    }

    // ── nothing is kept for a page that is only shown ──────────────────────────────────────────────────────────────

    @DisplayName("Pages for visitors without a cookie leave nothing behind")
    @Test
    void keepsNothingForPagesThatAreOnlyShown() {
        try (Fx own = Fx.start()) {
            NoScriptBrowser nobody = own.visitor().withoutCookies();
            for (int i = 0; i < 500; i++) {
                nobody.send(RawRequest.get("/fx/other"));
            }
            assertThat(own.ledger().sizes()).isEqualTo(Sizes.NOTHING);
            Effects effects = own.effects();
            send(nobody, own.form(own.visitor(), "bump").fill("Note", "n").request());
            effects.are("bump", 1);
            assertThat(own.ledger().sizes()).isNotEqualTo(Sizes.NOTHING);
        }
    }

    @UseServer(Anyone.class)
    static final class Sealing {
        public void run(long id) {}
    }

    @DisplayName("A hundred thousand pages are sealed from nothing that is kept")
    @Test
    void sealsVeryManyFormsFromNothing() throws IllegalAccessException {
        Functions functions = Functions.of(List.of(new Sealing()), new Linker(Codecs.standard(), Set.of(), List.of()));
        Exposed run = functions.find("sealing.run").orElseThrow();
        Seals seals = new Seals(List.of(Fx.SECRET.getBytes(StandardCharsets.UTF_8)), "fx");
        FormSeals forms = new FormSeals(seals, functions, 1, Duration.ofHours(12), InstantSource.system());
        String first = sealedFor(0, forms, run);
        // Sealing and opening each derive a key of their own when they are first needed.
        assertIntact(forms, first, 0);
        int before = Held.by(forms);
        String last = first;
        int pages = Integer.getInteger("pages", 100_000);
        for (int page = 1; page < pages; page++) {
            last = sealedFor(page, forms, run);
        }
        assertIntact(forms, first, 0);
        assertIntact(forms, last, pages - 1);
        assertThat(Held.by(forms)).isEqualTo(before).isPositive();
    }

    private static Visitor visitor(int page) {
        return new Visitor(String.format("%022d", page), null);
    }

    private static String sealedFor(int page, FormSeals forms, Exposed run) {
        return forms.page("http://localhost", "/fx", null, visitor(page))
                .seal(new BoundForm(run, List.of((long) page), null, null, false, null));
    }

    private static void assertIntact(FormSeals forms, String seal, int page) {
        assertThat(forms.open("http://localhost", seal, "/fx", false, visitor(page), false))
                .isInstanceOf(dev.postern.binding.Opening.Intact.class);
    }

    // ── a bad seal costs little ────────────────────────────────────────────────────────────────────────────────────

    @DisplayName("Behind a bad seal no file is kept, and 9 MB are not read")
    @ParameterizedTest
    @CsvSource({"same-origin, 409", "absent, 403"})
    void readsLittleBehindABadSeal(String site, int status) throws Exception {
        NoScriptBrowser visitor = fx.visitor();
        visitor.open("/fx");
        Effects effects = fx.effects();
        byte[] start = Multipart.of("x")
                .text("$post", "bad")
                .text("title", "what was typed")
                .file("f", "a.bin", "application/octet-stream", "v".repeat(100_000))
                .unfinished();
        try (Wire wire = new Wire(fx.port())) {
            wire.head(
                            "POST /fx HTTP/1.1",
                            "Host: localhost:" + fx.port(),
                            "Cookie: " + Fx.cookie(visitor),
                            site.equals("absent") ? "X-S: 1" : "Sec-Fetch-Site: " + site,
                            "Content-Type: multipart/form-data; boundary=x",
                            "Content-Length: 9000000")
                    .bytes(start);
            // Time for the file to arrive: it is large enough for the disk.
            Thread.sleep(200);
            assertThat(fx.uploads()).isEmpty();
            byte[] more = new byte[50_000];
            long began = System.nanoTime();
            Wire.Answer answer =
                    wire.bytes(more).bytes(more).bytes(more).bytes(more).answer();
            assertThat(answer.firstStatus()).isEqualTo(status);
            assertThat(answer.closed()).isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(4));
            if (status == 409) {
                assertThat(answer.text()).contains("what was typed");
            } else {
                assertThat(answer.text()).doesNotContain("what was typed");
            }
        }
        assertThat(fx.uploads()).isEmpty();
        effects.areNone();
    }

    @DisplayName("Behind a bad seal no more text is kept than a plain form may have")
    @Test
    void keepsLittleTextBehindABadSeal() {
        NoScriptBrowser visitor = fx.visitor();
        visitor.open("/fx");
        Effects effects = fx.effects();
        Multipart body = Multipart.of("x").text("$post", "bad").text("title", "typed first");
        for (int i = 0; i < 20; i++) {
            body.text("n" + i, "v".repeat(60_000));
        }
        Page answer = send(visitor, body.post().with("Sec-Fetch-Site", "same-origin"));
        assertThat(answer.status()).isEqualTo(409);
        assertThat(code(answer)).isEqualTo("stale_form");
        assertThat(answer.body()).contains("typed first").hasSizeLessThan(300_000);
        effects.areNone();
    }

    // ── access comes first ─────────────────────────────────────────────────────────────────────────────────────────

    @DisplayName("Access is asked before anything is bound, loaded or claimed")
    @ParameterizedTest
    @CsvSource({"nobody, 401", "ann, 403"})
    void asksAccessBeforeAnythingElse(String user, int status) {
        NoScriptBrowser visitor = fx.visitor();
        if (!user.equals("nobody")) {
            fx.form(visitor, "login").fill("User", user).press("Log in");
        }
        RawRequest form = fx.form(visitor, "admin")
                .fill("Title of the admins' file", "typed")
                .attach("f", "a.txt", new byte[10], "text/plain")
                .request();
        int asked = fx.count("asked");
        int loads = fx.count("loads");
        Sizes before = fx.ledger().sizes();
        Effects effects = fx.effects();
        Page answer = send(visitor, form);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body()).contains("typed");
        assertThat(fx.count("asked") - asked).isEqualTo(1);
        assertThat(fx.count("loads") - loads).isZero();
        assertThat(fx.ledger().sizes()).isEqualTo(before);
        effects.areNone();
    }

    // ── arguments ──────────────────────────────────────────────────────────────────────────────────────────────────

    @UseServer(value = Anyone.class, name = "args")
    static final class Arguments {
        final List<List<String>> called = new CopyOnWriteArrayList<>();

        public void take(@Sealed String one, @Sealed String two, Call call) {
            called.add(List.of(one, two));
        }
    }

    record Words(String one, String two) {}

    @DisplayName("Arguments arrive as they were, with commas, quotes and parentheses in them")
    @Test
    void bindsArgumentsWithAnyCharacters() {
        Arguments functions = new Arguments();
        List<String> odd = List.of(
                "a, b",
                "it's",
                "f(x)",
                ")",
                "(",
                "'",
                "''",
                "\"",
                "a','b",
                "${7*7}",
                "\\",
                "\\'",
                "&amp;",
                "<b>",
                "",
                " ",
                "\u2028",
                "|a|",
                "__${1}__",
                "#{x}");
        List<String> turn = new ArrayList<>(List.of("", ""));
        try (Fx own = Fx.with(settings -> settings.functions(functions)
                .page("/args", "args.html", Words.class, call -> new Words(turn.get(0), turn.get(1))))) {
            for (String one : odd) {
                String two = odd.get((odd.indexOf(one) + 1) % odd.size());
                turn.set(0, one);
                turn.set(1, two);
                functions.called.clear();
                NoScriptBrowser visitor = own.visitor();
                Page page = visitor.open("/args");
                assertThat(page.status()).as(one).isEqualTo(200);
                send(visitor, page.formAt("#computed").request());
                send(visitor, page.formAt("#written").request());
                assertThat(functions.called)
                        .as("%s and %s", one, two)
                        .containsExactly(List.of(one, two), List.of("a, (b)", "it's \"c\")"));
            }
        }
    }

    // ── a deploy ───────────────────────────────────────────────────────────────────────────────────────────────────

    @UseServer(value = Anyone.class, name = "deploy")
    static final class Before {
        final List<Object> called = new CopyOnWriteArrayList<>();

        public void take(@Sealed int id, @Sealed String word) {
            called.add(id + word);
        }
    }

    @UseServer(value = Anyone.class, name = "deploy")
    static final class After {
        final List<Object> called = new CopyOnWriteArrayList<>();

        public void take(@Sealed String word, @Sealed int id) {
            called.add(word + id);
        }
    }

    @DisplayName("What was bound for another version of a function is stale, never bound anew")
    @Test
    void neverBindsWhatWasMadeForAnotherVersion() {
        Before before = new Before();
        After after = new After();
        try (Fx old = Fx.with(settings ->
                        settings.origins("http://site.test").functions(before).page("/deploy", "deploy-before.html"));
                Fx today = Fx.with(settings ->
                        settings.origins("http://site.test").functions(after).page("/deploy", "deploy-after.html"))) {
            String cookie = "";
            String seal = "";
            try (Wire wire = new Wire(old.port())) {
                Wire.Answer page = wire.head("GET /deploy HTTP/1.1", "Host: site.test", "Connection: close")
                        .answer();
                cookie = page.header("Set-Cookie").replaceAll(";.*", "");
                seal = page.text().replaceAll("(?s).*name=\"\\$post\" value=\"([^\"]+)\".*", "$1");
            }
            String body = "%24post=" + seal;
            for (Fx site : List.of(old, today)) {
                try (Wire wire = new Wire(site.port())) {
                    Wire.Answer answer = wire.head(
                                    "POST /deploy HTTP/1.1",
                                    "Host: site.test",
                                    "Connection: close",
                                    "Sec-Fetch-Site: same-origin",
                                    "Cookie: " + cookie,
                                    "Content-Type: application/x-www-form-urlencoded",
                                    "Content-Length: " + body.length())
                            .text(body)
                            .answer();
                    Fx.assertTellsNothing(answer.text());
                    assertThat(answer.firstStatus()).isEqualTo(site == old ? 303 : 409);
                    assertThat(answer.text()).contains(site == old ? "Location" : "stale_form");
                }
            }
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
        assertThat(before.called).containsExactly("1x");
        assertThat(after.called).isEmpty();
    }
}
