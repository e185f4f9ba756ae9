package dev.postern.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Functions of the server, imported by a page's own scripts. */
class CallsInBrowsersTest extends OnTheBench {
    private static final String IMPORTS = """
            const { count } = await import('/_postern/fn/bench.js');
            const on = await import('/_postern/fn/switchboard.js');
            """;

    private Object call(String script) {
        return page.evaluate("async () => {" + IMPORTS + script + "}");
    }

    /** Begins something whose end a later call waits for, as {@code name}. */
    private void begin(String name, String call) {
        call("window." + name + " = " + call + "; " + name + ".catch(() => {});");
    }

    private Object endOf(String name) {
        return page.evaluate("async () => " + name + ".catch(error => `${error.name} ${error.code}`)");
    }

    private void awaitBegun(String... names) {
        page.waitForCondition(() -> bench().switchboard().begun().equals(List.of(names)));
    }

    private List<Request> calls() {
        return sent.stream()
                .filter(request -> request.url().contains("/_postern/fn/"))
                .toList();
    }

    @BeforeEach
    void openThePageOfCalls() {
        page.navigate(bench().url() + "/bench/calls");
        page.evaluate("window.stayed = true");
        sent.clear();
    }

    @Test
    void areCalledWithArguments() {
        assertThat(call("return count(41, { text: 'because' });")).isEqualTo(42);
        assertThat(sent).hasSize(1);
        assertThat(sent.get(0).headerValue("postern")).isEqualTo("call");
        assertThat(bench().lines()).isEmpty();
    }

    @Test
    @DisplayName("68 What JSON cannot say arrives, and comes back, as what it was")
    void whatJsonCannotSay() {
        Object same = call("""
                const value = {
                  none: undefined, not: NaN, minus: -0, big: 12345678901234567890n, dollar: '$1',
                  when: new Date(86_400_000), set: new Set([1, new Map([['a', [1n]]])]),
                  bytes: new Uint16Array([1, 65_535]), file: new File(['words'], 'a.txt', { type: 'text/plain' }),
                  later: Promise.resolve(['there']),
                };
                const back = await on.echo(value);
                return [
                  !('none' in back), Number.isNaN(back.not), Object.is(back.minus, -0), back.big === value.big, back.dollar,
                  back.when.getTime(), [...back.set][1].get('a')[0] === 1n, back.bytes[1], await back.file.text(), back.file.type,
                  (await back.later)[0],
                ].join(' ');""");
        assertThat(same).isEqualTo("true true true true $1 86400000 true 65535 words text/plain there");
    }

    @Test
    void takeFunctionsAndGiveThem() {
        Object said = call("""
                const bumper = await on.bumper(5);
                return [
                  await on.twice(on.bump, 1), await on.once(on.bump.bind(null, 3)), await bumper(), await on.once(bumper),
                ].join(' ');""");
        assertThat(said).isEqualTo("1,2 5 10 15");
    }

    @Test
    void sendFiles() {
        assertThat(call("return on.size([new Blob(['12345']), new File(['678'], 'x')]);"))
                .isEqualTo(8);
    }

    @Test
    void sayWhatWasWrong() {
        Object said = call("""
                const errors = [];
                for (const attempt of [() => count(41, { text: '' }), () => on.bump(-1), () => on.bump('x'), () => on.fail()]) {
                  await attempt().catch(error => errors.push(
                    [error.name, error.status, error.code, JSON.stringify(error.fields), !!error.digest,
                      error.errors.map(({ path, message }) => path + ': ' + message)].join(' ')));
                }
                return errors;""");
        assertThat((List<?>) said)
                .satisfiesExactly(
                        field -> assertThat(field)
                                .isEqualTo("CallError 422 invalid {\"text\":[\"Write a line\"]} false "),
                        argument -> assertThat(argument).asString().startsWith("CallError 422 invalid {\"by\":["),
                        misfit -> assertThat(misfit).asString().startsWith("CallError 400 misfit {} false [0]: "),
                        broken -> assertThat(broken).isEqualTo("CallError 500 internal {} true "));
        assertThat(bench().switchboard().count()).isZero();
    }

    @Test
    void areOnlyThoseThatThereAre() {
        Object said = page.evaluate("""
                async () => {
                  const { reference } = await import('/_postern/postern.js');
                  return reference('bench.missing')().catch(error => `${error.status} ${error.code}`);
                }""");
        assertThat(said).isEqualTo("404 unknown_function");
    }

    @Test
    @DisplayName("Calls of one function take turns, in which each sends what it was given at first")
    void takeTurns() {
        call("""
                const name = ['two'];
                window.one = on.hold('one');
                window.two = on.hold(name[0]);
                window.other = on.bump(5);""");
        assertThat(endOf("other")).isEqualTo(5);
        awaitBegun("one");
        bench().switchboard().end("one");
        awaitBegun("one", "two");
        bench().switchboard().end("two");
        assertThat(endOf("two")).isEqualTo("two ended");
    }

    @Test
    @DisplayName("Calls of a function that is PARALLEL do not wait")
    void areParallelWhereItSaysSo() {
        call("window.one = on.holdAtOnce('one'); window.two = on.holdAtOnce('two');");
        page.waitForCondition(() -> bench().switchboard().begun().size() == 2);
        bench().switchboard().end("two");
        assertThat(endOf("two")).isEqualTo("two ended");
        bench().switchboard().end("one");
        assertThat(endOf("one")).isEqualTo("one ended");
    }

    @Test
    @DisplayName("Calls of a function that is PARALLEL do not wait, where an answer or a page gave it")
    void aFunctionThatCameBackKeepsItsOrder() {
        call("""
                const { propsOf } = await import('/_postern/postern.js');
                const given = await on.holding('given');
                window.one = given();
                window.two = given();
                const { held } = await propsOf(document.querySelector('#held'));
                window.three = held();
                window.four = held();""");
        page.waitForCondition(() -> bench().switchboard().begun().size() == 4);
        bench().switchboard().end("given");
        bench().switchboard().end("held");
        assertThat(endOf("two")).isEqualTo("given ended");
        assertThat(endOf("four")).isEqualTo("held ended");
    }

    @Test
    @DisplayName("A signal ends one that is on its way or waits, and those behind it go on")
    void endBySignal() {
        call("""
                window.stop = new AbortController();
                const { signal } = stop;
                window.first = on.hold('first');
                window.waiting = on.hold.with({ signal })('waiting');
                window.last = on.hold('last');
                for (const each of [first, waiting, last]) each.catch(() => {});""");
        awaitBegun("first");
        page.evaluate("stop.abort()");
        assertThat(endOf("waiting")).isEqualTo("AbortError 20");
        bench().switchboard().end("first");
        awaitBegun("first", "last");
        bench().switchboard().end("last");
        assertThat(endOf("last")).isEqualTo("last ended");
        begin("ended", "on.hold.with({ signal: stop.signal })('too late')");
        assertThat(endOf("ended")).isEqualTo("AbortError 20");
        assertThat(bench().switchboard().begun()).containsExactly("first", "last");
    }

    @Test
    @DisplayName("A signal ends one that the server is at work on, for whoever waited; the next one goes at once")
    void endOnTheirWay() {
        call("""
                window.stop = new AbortController();
                window.first = on.hold.with({ signal: stop.signal })('first');
                window.next = on.hold('next');
                for (const each of [first, next]) each.catch(() => {});""");
        awaitBegun("first");
        page.evaluate("stop.abort(new Error('enough'))");
        assertThat(endOf("first")).isEqualTo("Error undefined");
        awaitBegun("first", "next");
        bench().switchboard().end("first");
        bench().switchboard().end("next");
        assertThat(endOf("next")).isEqualTo("next ended");
    }

    @Test
    @DisplayName("What comes one by one is read as it comes; who stops reading stops the server")
    void comeOneByOne() throws InterruptedException {
        Object read = call("""
                const read = [];
                for await (const tick of await on.ticks()) {
                  read.push(tick);
                  if (tick == 3) break;
                }
                return read;""");
        assertThat(read).isEqualTo(List.of(1, 2, 3));
        assertThat(bench().switchboard().closed().await(20, TimeUnit.SECONDS))
                .as("the server's stream was closed")
                .isTrue();
    }

    @Test
    @DisplayName("A signal ends what is being read: whoever reads hears of it, and the server stops")
    void endWhileTheyAreRead() throws InterruptedException {
        Object read = call("""
                const stop = new AbortController();
                const read = [];
                try {
                  for await (const tick of await on.ticks.with({ signal: stop.signal })()) {
                    read.push(tick);
                    if (tick == 3) stop.abort();
                  }
                  return 'it ended';
                } catch (error) {
                  return `${error.name} ${read.slice(0, 3)}`;
                }""");
        assertThat(read).isEqualTo("AbortError 1,2,3");
        assertThat(bench().switchboard().closed().await(20, TimeUnit.SECONDS))
                .as("the server's stream was closed")
                .isTrue();
        assertThat(call("return on.bump(1);")).isEqualTo(1);
    }

    @Test
    @DisplayName("How far a function is arrives while it is at work; who listens badly still gets the answer")
    void sayHowFarTheyAre() {
        call("""
                window.said = [];
                const progress = (...given) => {
                  said.push(given.join());
                  throw new Error('badly');
                };
                window.steps = on.inSteps.with({ progress })();""");
        page.waitForFunction("() => said.length == 1");
        bench().switchboard().end("one");
        page.waitForFunction("() => said.length == 2");
        bench().switchboard().end("two");
        assertThat(endOf("steps")).isEqualTo(2);
        assertThat(page.evaluate("said")).isEqualTo(List.of("1,2,One 🧀", "2,2,"));
        assertThat(complaints)
                .hasSize(2)
                .allSatisfy(complaint -> assertThat(complaint).contains("badly"));
        complaints.clear();
    }

    @Test
    @DisplayName("With a ticket what found no answer is sent again, under the same key, and is done once")
    void areSentAgainWithAKey() {
        page.route("**/switchboard.bump", route -> {
            if (calls().size() == 1) {
                route.fetch();
                route.abort();
            } else {
                route.resume();
            }
        });
        assertThat(call("return on.bump(7);")).isEqualTo(7);
        assertThat(bench().switchboard().count()).isEqualTo(7);
        assertThat(calls())
                .hasSize(2)
                .extracting(request -> request.headerValue("postern-key"))
                .doesNotContainNull();
        assertThat(calls().get(0).headerValue("postern-key"))
                .isEqualTo(calls().get(1).headerValue("postern-key"));
        assertThat(call("return on.bump(7);")).as("another call of the same").isEqualTo(14);
    }

    @Test
    @DisplayName("Who logs in by a call goes on with their next one")
    void goOnAfterALogIn() {
        assertThat(call("return [await on.whoami(), await on.enter('ann'), await on.whoami()].join();"))
                .isEqualTo("nobody,ann,ann");
        assertThat(call("return [await on.enter('bob'), await on.bump(2)].join();"))
                .isEqualTo("bob,2");
        assertThat(calls())
                .extracting(request -> request.headerValue("postern-key"))
                .doesNotContainNull();
    }

    @Test
    @DisplayName("Without a ticket nothing is sent again: it may have been done")
    void areNotSentAgainWithoutAKey() {
        page.navigate(bench().url() + "/bench");
        page.route("**/switchboard.bump", Route::abort);
        begin("bumped", "on.bump(7)");
        assertThat(endOf("bumped")).isEqualTo("CallError no_answer");
        assertThat(calls()).hasSize(1);
        assertThat(calls().get(0).headerValue("postern-key")).isNull();
    }

    @Test
    @DisplayName("Where a function leads elsewhere the browser goes there, unless the script says otherwise")
    void leadElsewhere() {
        assertThat(call("""
                        const said = [];
                        await on.leave.with({ redirect: to => said.push(to), notice: words => said.push(words) })();
                        return said;""")).isEqualTo(List.of("Gone for good", "/bench/there"));
        assertStayed();
        call("on.leave();");
        page.waitForURL("**/bench/there");
    }

    @Test
    @DisplayName("A page hands a script functions with sealed arguments, and data")
    void areGivenByThePage() {
        assertThat(call("""
                        const { propsOf, referenceOf } = await import('/_postern/postern.js');
                        const bump = referenceOf(document.querySelector('#bound'));
                        const atOnce = referenceOf(document.querySelector('#at-once'));
                        window.one = atOnce();
                        window.two = atOnce();
                        const { title, points: [{ when, value, tags }] } = await propsOf(document.querySelector('#chart'));
                        return [
                          await bump(), await bump(), /^switchboard[.]bump~[^7]/.test(bump.$$id),
                          referenceOf(document.body), await propsOf(document.body),
                          title, when.getTime(), value === 9223372036854775807n, [...tags].join(),
                        ].join('|');""")).isEqualTo("4|8|true|||$1 \"quoted\"\r\n<b>|86400000|true|a");
        page.waitForCondition(() -> bench().switchboard().begun().equals(List.of("bound", "bound")));
        bench().switchboard().end("bound");
        assertThat(endOf("two")).isEqualTo("bound ended");
    }

    @Test
    @DisplayName("A function can be bound, and is to other scripts what React calls a server reference")
    void canBeBound() {
        assertThat(call("return on.bump.bind(null, 3)();")).isEqualTo(3);
        assertThat(call("return [on.bump.$$id, on.bump.$$typeof === Symbol.for('react.server.reference'), "
                        + "on.bump.bind(null, 3).$$bound[0]].join(' ');"))
                .isEqualTo("switchboard.bump true 3");
    }
}
