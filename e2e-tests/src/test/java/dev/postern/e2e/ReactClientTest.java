package dev.postern.e2e;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Functions called by React's own client, {@code react-server-dom-webpack} 19.3.1, in both its builds, from a page under our
 * strict policy.
 */
@ParameterizedClass
@EnumSource
@ExtendWith(ScriptsOn.class)
@OneVisitor(forgetful = false)
class ReactClientTest {
    private static final int BY_CHANCE = 300;

    private static @Nullable Echo running;

    private static final List<String> THROWN = new CopyOnWriteArrayList<>();

    private final ReactBuild react;
    private Page page;
    private BrowserContext visitor;

    ReactClientTest(ReactBuild react) {
        this.react = react;
    }

    private static Echo site() {
        return requireNonNull(running);
    }

    @BeforeParameterizedClassInvocation
    static void start(ReactBuild react) {
        running = new Echo(react);
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        site().close();
    }

    @BeforeEach
    void open(BrowserContext context) {
        visitor = context;
        visitor.clearCookies();
        page = visitor.pages().isEmpty() ? opened() : visitor.pages().get(0);
        if (!page.url().startsWith(site().url())) {
            page.navigate(site().url() + "/there");
        }
        THROWN.clear();
    }

    /** One page for all calls: none of them leaves anything behind there. */
    private Page opened() {
        Page opened = visitor.newPage();
        opened.onPageError(THROWN::add);
        return opened;
    }

    @AfterEach
    void nothingIsThrownAside() {
        assertThat(THROWN).as("errors that nobody caught").isEmpty();
    }

    /** What a script makes of what {@code calls.js} exports. */
    private Object run(String script) {
        return page.evaluate("async () => {\n"
                + "const { callServer, keeping, lost, lostByChance, outcome, reference, typed } ="
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
        assertThat(found.get("of")).as("how many were sent").isEqualTo(44);
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

    // ── as what each function declares ─────────────────────────────────────────────────────────────────────────────

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            flag       | true                                       | true
            tiny       | -128                                       | -128
            count      | -(2 ** 31)                                 | -2147483648
            exact      | 5e-324                                     | 5e-324
            exact      | -0                                         | -0
            address    | 'https://example.org/a?b=%20#c'            | "https://example.org/a?b=%20#c"
            pair       | { one: 'SMALL', other: [{ one: 1, other: 'a' }, { one: 2, other: null }] } | {"one": "SMALL", "other": [{"one": 1, "other": "a"}, {"one": 2, "other": null}]}
            published  | 3                                          | AsyncIterable(1, 2, 3)
            stream     | Uint8Array.of(0, 255)                      | ReadableStream(0, 255)
            size       | 'SMALL'                                    | "SMALL"
            shape      | { kind: 'circle', radius: 1.5 }            | {"kind": "circle", "radius": 1.5}
            shape      | { kind: 'group', shapes: [{ kind: 'group', shapes: [] }] } | {"kind": "group", "shapes": [{"kind": "group", "shapes": []}]}
            box        | { size: 'LARGE', counts: new Map([['a', [1]]]) } | {"size": "LARGE", "price": null, "counts": Map("a" → Int32Array(1))}
            box        | { size: 'LARGE', price: 0.5, due: '2031-04-09' } | {"size": "LARGE", "price": "0.5", "due": "2031-04-09", "counts": Map()}
            decimal    | '0.10'                                     | "0.10"
            decimal    | 12.5                                       | "12.5"
            decimal    | 10n ** 20n                                 | "100000000000000000000"
            whole      | 2n ** 70n                                  | 1180591620717411303424n
            whole      | 42                                         | 42n
            large      | 2n ** 53n + 1n                             | 9007199254740993n
            large      | 42n                                        | 42
            small      | -32768                                     | -32768
            rough      | 0.1                                        | 0.10000000149011612
            rough      | -Infinity                                  | -Infinity
            letter     | 'é'                                        | "é"
            text       | '2031-04-09T12:30:00.005Z'                 | "2031-04-09T12:30:00.005Z"
            text       | '$D2031-04-09T12:30:00.005Z'               | "$D2031-04-09T12:30:00.005Z"
            instant    | new Date(5)                                | Date(1970-01-01T00:00:00.005Z)
            date       | new Date(-5)                               | Date(1969-12-31T23:59:59.995Z)
            day        | '2031-04-09'                               | "2031-04-09"
            time       | '14:30'                                    | "14:30"
            dayAndTime | '2031-04-09T14:30'                         | "2031-04-09T14:30"
            offset     | '2031-04-09T14:30+02:00'                   | "2031-04-09T14:30+02:00"
            offset     | new Date(0)                                | "1970-01-01T00:00Z"
            zoned      | '2031-04-09T14:30+02:00[Europe/Berlin]'    | "2031-04-09T14:30+02:00[Europe/Berlin]"
            offsetTime | '14:30+02:00'                              | "14:30+02:00"
            year       | '2031'                                     | "2031"
            month      | '2031-04'                                  | "2031-04"
            monthDay   | '--04-09'                                  | "--04-09"
            duration   | 'PT1H30M'                                  | "PT1H30M"
            period     | 'P1Y2M'                                    | "P1Y2M"
            zone       | 'Europe/Berlin'                            | "Europe/Berlin"
            zoneOffset | '+02:00'                                   | "+02:00"
            id         | '123e4567-e89b-12d3-a456-426614174000'     | "123e4567-e89b-12d3-a456-426614174000"
            language   | 'de-AT'                                    | "de-AT"
            perhaps    | 'SMALL'                                    | "SMALL"
            perhaps    | undefined                                  | null
            perhaps    | null                                       | null
            orNull     | null                                       | null
            orNull     | 7                                          | 7
            list       | [1, 2n, 2n ** 60n]                         | [1, 2, 1152921504606846976n]
            list       | [1, 2].values()                            | [1, 2]
            collection | ['a', null]                                | ["a", null]
            set        | new Set(['LARGE', 'SMALL'])                | Set("LARGE", "SMALL")
            bySize     | new Map([['LARGE', 2], ['SMALL', 1]])      | Map("LARGE" → 2, "SMALL" → 1)
            bySize     | { LARGE: 2 }                               | Map("LARGE" → 2)
            byNumber   | new Map([[NaN, []], [0.5, [{ kind: 'circle', radius: 1 }]]]) | Map(NaN → [], 0.5 → [{"kind": "circle", "radius": 1}])
            bytes      | Uint8Array.of(0, 255)                      | Uint8Array(0, 255)
            bytes      | Uint8Array.of(1, 2, 3).buffer              | Uint8Array(1, 2, 3)
            shorts     | Int16Array.of(-1)                          | Int16Array(-1)
            shorts     | [1, -1]                                    | Int16Array(1, -1)
            units      | Uint16Array.of(65535)                      | Uint16Array(65535)
            ints       | Int32Array.of(-1, 2 ** 31 - 1)             | Int32Array(-1, 2147483647)
            longs      | BigInt64Array.of(-(2n ** 63n))             | BigInt64Array(-9223372036854775808n)
            floats     | Float32Array.of(-0, NaN)                   | Float32Array(-0, NaN)
            doubles    | Float64Array.of(Math.PI)                   | Float64Array(3.141592653589793)
            flags      | [true, false]                              | [true, false]
            sizes      | [['SMALL'], [], ['LARGE', 'LARGE']]        | [["SMALL"], [], ["LARGE", "LARGE"]]
            promise    | Promise.resolve(7)                         | 7
            files      | files('a', 'b')                            | [Blob("text/plain", "a"), Blob("text/plain", "b")]
            file       | files('a')[0]                              | "0.txt, text/plain: a"
            file       | new Blob(['a'])                            | "blob, application/octet-stream: a"
            """)
    void comesBackAsWhatItIs(String function, String given, String expected) {
        assertThat(outcome("typed('" + function + "', " + given + ")")).isEqualTo("200 " + expected);
    }

    @Test
    void fieldsComeBackInTheirOrder() {
        assertThat(run("""
                const form = new FormData();
                form.append('name', 'Ann');
                form.append('file', files('a')[0]);
                form.append('name', '$5');
                return outcome(() => typed('form', form));"""))
                .isEqualTo("200 FormData(\"name\": \"Ann\", \"file\": Blob(\"text/plain\", \"a\"), \"name\": \"$5\")");
    }

    @Test
    void aSymbolOfTheRegistryIsThatSymbol() {
        assertThat(run("return await typed('symbol') === Symbol.for('a symbol');"))
                .isEqualTo(true);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            flag     | 1
            flag     | 'true'
            tiny     | 128
            count    | 2 ** 31
            exact    | '1'
            address  | 'not an address'
            pair     | { one: 'SMALL', other: [{ one: 'a', other: 1 }] }
            size     | 'HUGE'
            size     | 0
            shape    | { kind: 'square', radius: 1 }
            shape    | { radius: 1 }
            shape    | { kind: 'group', shapes: [{ kind: 'circle', radius: '1' }] }
            box      | { size: 'LARGE', counts: new Map([[1, [1]]]) }
            decimal  | NaN
            decimal  | '1e999999999'
            whole    | 1.5
            whole    | '42'
            large    | 2 ** 53 + 2
            large    | 2n ** 63n
            small    | 32768
            letter   | 'ab'
            text     | new Date(0)
            text     | 12n
            text     | '\\ud800'
            instant  | 0
            instant  | 'yesterday'
            day      | new Date(0)
            day      | '2031-02-30'
            year     | 2031
            perhaps  | 'HUGE'
            list     | [1, 1.5]
            list     | new Set([1])
            set      | new Set(['HUGE'])
            bySize   | new Map([['HUGE', 1]])
            bySize   | { HUGE: 1 }
            bytes    | Int32Array.of(1)
            ints     | Float64Array.of(1)
            longs    | [2n ** 63n]
            flags    | [1]
            promise  | Promise.resolve('7')
            file     | 'a.txt'
            files    | [files('a')[0], 'b.txt']
            form     | { name: 'Ann' }
            """)
    void refusesWhatIsOfAnotherType(String function, String given) {
        assertThat(outcome("typed('" + function + "', " + given + ")")).isEqualTo("400 misfit");
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

    /** What React's encoder does not take is refused before it is sent: by a number, or in words. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a symbol           | Symbol.for('a')         | errors/517 | Error: Symbols cannot be passed to a Server Function
            a local function   | () => 1                 | errors/469 | Error: Client Functions cannot be passed directly
            a class's own      | new (class Own {})()    | errors/499 | Error: Only plain objects, and a few built-ins
            an error           | new Error('mine')       | errors/499 | Error: Only plain objects, and a few built-ins
            a rejected promise | Promise.reject('mine')  | mine       | mine
            """)
    void isNotEvenSent(String what, String value, String number, String words) {
        int before = site().calls();
        assertThat(outcome("callServer('echo.echo', [" + value + "])"))
                .as(what)
                .startsWith("nothing was sent " + (react == ReactBuild.PRODUCTION ? number : words));
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

    /** The development build reads all of a row, and would break down at one that had less. */
    @ParameterizedTest
    @CsvSource({"echo.ask, false, That could not be done", "echo.share, 0, Something went wrong"})
    void anErrorSaysNothingOfTheInside(String function, String given, String words) {
        String expected =
                react == ReactBuild.PRODUCTION ? "Error from nowhere: errors/441" : "Error from Server: " + words;
        assertThat(run("""
                try {
                  return await callServer('%s', [%s]);
                } catch ({ name, message, environmentName = 'nowhere' }) {
                  return `${name} from ${environmentName}: ${/errors\\/\\d+/.exec(message) ?? message}`;
                }""".formatted(function, given))).isEqualTo(expected);
    }

    @Test
    void anErrorAmongValuesIsOne() {
        assertThat(run("""
                const [before, error, after] = await callServer('echo.mishap', []);
                return [before, error instanceof Error, after];""")).isEqualTo(List.of("before", true, "after"));
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
        "/react/react.production.js, 0b5529981841afa1b58c76ba85c29bb681ff5f07cd8cde6a10b967d3915b8e1c",
        "/react/react-dom.production.js, 7a05d7f7bb2b02aae84018a88d4815a2181eef48d2cb8172d403eaa2b131eefd",
        "/react/react-server-dom-webpack-client.browser.production.js,"
                + " 00e720dc260f25ac91c429cf3a4c74b6e2692135505eab11e2c8c00a46291123",
        "/react-development/react-server-dom-webpack-client.browser.development.js,"
                + " cdb34ddcd74065d44c44b0f36b0401f80b4493d6de11824161ebf9bdd4b91a05"
    })
    void isAsItWasPublished(String file, String sha256) throws NoSuchAlgorithmException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(ReactBuild.bytes(file));
        assertThat(HexFormat.of().formatHex(digest)).isEqualTo(sha256);
    }
}
