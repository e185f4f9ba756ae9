package dev.postern.e2e;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import dev.postern.demo.react.ReactClient;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Functions called by React's own client, {@code react-server-dom-webpack} 19.3.1, from a page under our strict policy. */
@ExtendWith(ScriptsOn.class)
class ReactClientTest {
    private static final int BY_CHANCE = 300;

    private static @Nullable Echo running;

    private Page page;
    private BrowserContext visitor;
    private List<String> thrown;

    private static Echo site() {
        return requireNonNull(running);
    }

    @BeforeAll
    static void start() {
        running = new Echo();
    }

    @AfterAll
    static void stop() {
        site().close();
    }

    @BeforeEach
    void open(BrowserContext context) {
        visitor = context;
        page = visitor.newPage();
        thrown = new ArrayList<>();
        page.onPageError(thrown::add);
        page.navigate(site().url() + "/there");
    }

    @AfterEach
    void nothingIsThrownAside() {
        assertThat(thrown).as("errors that nobody caught").isEmpty();
    }

    /** What a script makes of what {@code calls.js} exports. */
    private Object run(String script) {
        return page.evaluate("async () => {\n"
                + "const { callServer, keeping, lost, lostByChance, outcome, reference, sent } ="
                + " await import('/calls/calls.js');\n" + script + "\n}");
    }

    private String outcome(String call) {
        return (String) run("return outcome(async () => " + call + ");");
    }

    // ── there and back ─────────────────────────────────────────────────────────────────────────────────────────────

    @Test
    void everyTypeComesBack() {
        Map<?, ?> found = (Map<?, ?>) run("return lost();");
        assertThat((List<?>) found.get("wrong")).isEmpty();
        assertThat(found.get("of")).as("how many were sent").isEqualTo(43);
    }

    @Test
    void whatIsMadeByChanceComesBack() {
        assertThat((List<?>) run("return lostByChance(" + MergeTest.SEED + ", " + BY_CHANCE + ");"))
                .as("random.js says what each seed makes; -De2e.seed=… begins elsewhere")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nothing at all                   | callServer('echo.echo', [])                                | 200 undefined
            numbers                          | callServer('echo.twice', [21])                             | 200 42
            a promise                        | callServer('echo.later', [])                               | 200 ["late"]
            a stream                         | callServer('echo.count', [3])                              | 200 AsyncIterable(1, 2, 3)
            no more of a stream than it has  | callServer('echo.count', [0])                              | 200 AsyncIterable()
            bytes                            | callServer('echo.bytes', [])                               | 200 ReadableStream(1, 2, 255)
            a form as an object              | callServer('echo.wish', [{ title: 'Emma', tags: [] }])     | 200 "Emma"
            twenty forms, each with its own  | callServer('echo.echo', [forms(20)]).then(mixedUp)         | 200 []
            a thousand items                 | callServer('echo.echo', [many(1000)]).then(all => all.length) | 200 1000
            a hundred in one another         | callServer('echo.echo', [nested(100)]).then(depthOf)       | 200 100
            """)
    void gives(String what, String call, String expected) {
        assertThat(outcome(call)).as(what).isEqualTo(expected);
    }

    @Test
    void aFormMayBeSentAsOne() {
        assertThat(run("""
                const form = new FormData();
                form.append('title', 'Emma');
                form.append('tags', 'a');
                form.append('tags', 'b');
                return outcome(() => callServer('echo.wish', [form]));""")).isEqualTo("200 \"Emma\"");
    }

    @Test
    void functionsComeBackAsFunctions() {
        assertThat(run("""
                const twice = reference('echo.twice');
                const { first, again } = await callServer('echo.echo', [{ first: twice, again: twice }]);
                return outcome(async () => [await first(4), await again(5)]);""")).isEqualTo("200 [8, 10]");
    }

    @Test
    void whatIsBoundToAFunctionComesBackWithIt() {
        assertThat(run("""
                const given = await callServer('echo.bound', []);
                const again = await callServer('echo.echo', [given]);
                return outcome(async () => [await given(), await again()]);""")).isEqualTo("200 [42, 42]");
    }

    @Test
    void whatIsSealedInAFunctionIsItsOwn() {
        assertThat(run("""
                const given = await callServer('echo.sealed', []);
                const other = await callServer('echo.bound', []);
                return outcome(async () => [
                  await given(), await callServer('echo.apply', [given]), await callServer('echo.apply', [other]),
                ]);""")).isEqualTo("200 [42, 42, 42]");
    }

    // ── what is not done ───────────────────────────────────────────────────────────────────────────────────────────

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a function that is not there      | callServer('echo.missing', [])                            | 404 unknown_function
            a class that is not there         | callServer('nobody.home', [])                             | 404 unknown_function
            a member's, to a stranger         | callServer('echo.member', [])                             | 401 unauthorised
            what is invalid                   | callServer('echo.wish', [{ title: '', tags: [] }])        | 422 invalid
            what the function finds invalid   | callServer('echo.wishTwice', [{ title: 'a', tags: [] }])  | 422 invalid
            what the function refuses         | callServer('echo.ask', [false])                           | 422 refused
            arguments that do not fit         | callServer('echo.twice', ['two'])                         | 400 misfit
            an array that holds itself        | callServer('echo.echo', [cycle([], (a, b) => a.push(b))]) | 400 cycle
            an object that holds itself       | callServer('echo.echo', [cycle({}, (a, b) => a.own = b)]) | 400 cycle
            a Map that holds itself           | callServer('echo.echo', [cycle(new Map(), (a, b) => a.set(1, b))]) | 400 cycle
            a Set that holds itself           | callServer('echo.echo', [cycle(new Set(), (a, b) => a.add(b))])    | 400 cycle
            a promise of what holds it        | callServer('echo.echo', [cycle({}, (a, b) => a.own = Promise.resolve(b))]) | 400 cycle
            what is shared by way of a prototype | callServer('echo.echo', [shared({ ['__proto__']: {} })]) | 400 nowhere
            a symbol kept back                | keeping('echo.echo', [Symbol.for('a')])                   | 400 unsupported
            a local function kept back        | keeping('echo.echo', [() => 1])                           | 400 unsupported
            a class's own kept back           | keeping('echo.echo', [new (class Own {})()])              | 400 unsupported
            a function that is not there, given | callServer('echo.echo', [reference('echo.missing')])    | 400 unknown_function
            what is nested without end        | callServer('echo.echo', [nested(200)])                    | 400 too_deep
            too many arguments                | callServer('echo.echo', many(33))                         | 413 too_many
            too many values                   | callServer('echo.echo', [many(10001)])                    | 413 too_many
            a bigint without end              | callServer('echo.echo', [10n ** 300n])                    | 413 too_large
            a text without end                | callServer('echo.echo', ['x'.repeat(300000)])             | 413 too_large
            """)
    void refuses(String what, String call, String expected) {
        assertThat(outcome(call)).as(what).isEqualTo(expected);
        assertThat(outcome("callServer('echo.twice', [1])")).as("the next one").isEqualTo("200 2");
    }

    /** What React's encoder does not take is refused before it is sent; its numbers are those of its errors. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a symbol           | Symbol.for('a')              | 517
            a local function   | () => 1                      | 469
            a class's own      | new (class Own {})()         | 499
            an error           | new Error('mine')            | 499
            a rejected promise | Promise.reject('mine')       | mine
            """)
    void isNotEvenSent(String what, String value, String expected) {
        int before = site().calls();
        assertThat(outcome("callServer('echo.echo', [" + value + "])"))
                .as(what)
                .isEqualTo("nothing was sent React error " + expected);
        assertThat(site().calls()).isEqualTo(before);
    }

    @Test
    void whoeverMayNotIsTold() {
        visitor.addCookies(List.of(new Cookie("who", "ann").setUrl(site().url())));
        assertThat(outcome("callServer('echo.member', [])")).isEqualTo("200 \"ann\"");
        assertThat(outcome("callServer('echo.nobody', [])")).isEqualTo("403 forbidden");
    }

    @ParameterizedTest
    @ValueSource(strings = {"callServer('echo.share', [0])", "callServer('echo.never', [])"})
    void anErrorIsAReferenceToTheLog(String call) {
        assertThat(outcome(call)).matches("500 [0-9a-f]{8}");
    }

    @Test
    void aStreamThatBreaksSaysSoWhereItBroke() {
        assertThat(run("""
                const found = [];
                try {
                  for await (const item of await callServer('echo.brittle', [])) found.push(item);
                } catch (error) {
                  found.push(typeof error.digest);
                }
                return found;""")).isEqualTo(List.of(1, "string"));
    }

    /** React's client hands on the digest alone; the problem that stands in the row is for frameworks, which read it. */
    @Test
    void theProblemStandsInTheRow() {
        assertThat(run("""
                const answer = await fetch('/_postern/fn/echo.wish', {
                  method: 'POST',
                  headers: { Postern: 'call', 'Content-Type': 'text/plain', Accept: 'text/x-component' },
                  body: '[{"title":"","tags":["a","b","c"]}]',
                });
                const row = JSON.parse((await answer.text()).replace(/^0:E/, ''));
                return [row.problem.status, row.problem.fields.title, row.problem.fields.tags].flat();""")).isEqualTo(List.of(422, "Give it a title", "Two are enough"));
    }

    // ── the files ──────────────────────────────────────────────────────────────────────────────────────────────────

    /** What was tested is what was published: a file that somebody edited is another client. */
    @ParameterizedTest
    @CsvSource({
        "react.production.js, 0b5529981841afa1b58c76ba85c29bb681ff5f07cd8cde6a10b967d3915b8e1c",
        "react-dom.production.js, 7a05d7f7bb2b02aae84018a88d4815a2181eef48d2cb8172d403eaa2b131eefd",
        "react-server-dom-webpack-client.browser.production.js,"
                + " 00e720dc260f25ac91c429cf3a4c74b6e2692135505eab11e2c8c00a46291123"
    })
    void isAsItWasPublished(String file, String sha256) throws IOException, NoSuchAlgorithmException {
        try (InputStream in = requireNonNull(ReactClient.class.getResourceAsStream("/react/" + file), file)) {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(in.readAllBytes());
            assertThat(HexFormat.of().formatHex(digest)).isEqualTo(sha256);
        }
    }
}
