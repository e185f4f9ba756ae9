package dev.postern.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.postern.e2e.Look.notice;
import static dev.postern.e2e.Look.press;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the shim's events tell, held to their declarations ({@code postern.d.ts}) and to {@code docs/scripts.md}. */
class EventsTest extends OnTheBench {
    /** A row of the table of events, without that of the status, which says where else its detail is written down. */
    private static final Pattern ROW = Pattern.compile("\\| `(postern:\\w+)` \\|[^|]*\\| (`.*`) \\|");

    @BeforeEach
    void listen() {
        page.evaluate("""
                async () => {
                  const text = await (await fetch('/_postern/postern.d.ts')).text();
                  const types = {};
                  for (const [, name, base, body] of text.matchAll(/export interface (\\w+)(?: extends (\\w+))? {\\n([^}]*)}/g)) {
                    const own = [...body.matchAll(/^  (\\w+): (.+);$/gm)].map(([, field, type]) => [field, type.split(' | ')]);
                    types[name] = { ...types[base], ...Object.fromEntries(own) };
                  }
                  const is = value => type =>
                    type == 'null' ? value === null
                    : type[0] == "'" ? `'${value}'` == type
                    : /^[a-z]/.test(type) ? typeof value == type
                    : value instanceof window[type];
                  window.declared = {};
                  window.heard = [];
                  window.faults = [];
                  for (const [, event, part, name] of text.matchAll(/'(postern:\\w+)': CustomEvent<(Partial<)?(\\w+)/g)) {
                    const fields = types[name];
                    declared[event] = Object.keys(fields).sort().join();
                    addEventListener(event, ({ detail, target }) => {
                      const told = Object.keys(detail);
                      heard.push(event.slice(8) + (told.length == 1 && part ? `(${told})` : ''));
                      const lacking = part && told.length == 1 ? [] : Object.keys(fields).filter(field => !told.includes(field));
                      const wrong = told.filter(field => !fields[field]?.some(is(detail[field])));
                      [...lacking, ...wrong].forEach(field => faults.push(`${event}: ${field} is ${detail[field]}`));
                      if (!(target instanceof HTMLFormElement)) faults.push(`${event} on ${target.nodeName}`);
                    });
                  }
                }""");
    }

    private String heard() {
        // That nothing has changed may be told, too.
        String heard = (String) page.evaluate(
                "heard.splice(0).filter((each, at, all) => each != all[at - 1] || each == 'status(stage)').join(' ')");
        assertThat(page.evaluate("faults.join('; ')"))
                .as("what differs from postern.d.ts")
                .isEqualTo("");
        return heard;
    }

    private String heardBesideStatus() {
        return heard().replaceAll("status\\S*", "").trim().replaceAll(" +", " ");
    }

    /** The last that is told of an answer is that nothing is on its way any more. */
    private void ended() {
        page.waitForFunction("() => heard.includes('merged') && heard.at(-1) == 'status'");
    }

    @Test
    void tellOfASuccess() {
        bench().hold("one");
        send("Line", "one", "Add");
        assertThat(form("add")).hasAttribute("data-post-stage", "slow");
        bench().letGo("one");
        assertThat(notice(page)).hasText("Added one");
        ended();
        assertThat(heard()).isEqualTo("submit status status(stage) status(stage) answer merged status");
    }

    @Test
    void tellOfWhatIsRefused() {
        send("Line", "", "Add");
        assertThat(Look.summary(page)).isFocused();
        ended();
        assertThat(heardBesideStatus()).isEqualTo("submit answer merged");
    }

    @Test
    void tellOfARedirectToAnotherPage() {
        page.evaluate("addEventListener('postern:answer', ({ detail }) => window.led = detail.location)");
        send("Address", "/bench/landing", "Go");
        assertThat(notice(page)).hasText("Gone to /bench/landing");
        ended();
        assertThat(heardBesideStatus()).isEqualTo("submit answer merged");
        assertThat(page.evaluate("led")).isEqualTo("/bench/landing");
    }

    @Test
    void tellOfTrouble() {
        page.route("**/bench", route -> route.abort());
        send("Line", "one", "Add");
        assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
        page.waitForFunction("() => heard.includes('trouble')");
        assertThat(heardBesideStatus()).isEqualTo("submit trouble");
        page.unroute("**/bench");
        press(page, "Try again");
        assertThat(notice(page)).hasText("Added one");
        ended();
        assertThat(heardBesideStatus()).as("the same submission").isEqualTo("answer merged");
        complaints.clear();
    }

    @Test
    @DisplayName("65 What is hoped of a submission ends with it where another listener prevents that")
    void whatIsPreventedIsNotHopedFor() {
        page.evaluate("""
                async () => {
                  const { optimistic } = await import('/_postern/postern.js');
                  window.count = optimistic(0, (value, more) => value + more);
                  addEventListener('postern:submit', event => {
                    count.change(1, event);
                    window.hoped = count.value;
                    event.preventDefault();
                  });
                }""");
        send("Line", "one", "Add");
        assertThat(page.evaluate("[hoped, count.value].join()")).isEqualTo("1,0");
        assertThat(sent).isEmpty();
    }

    @Test
    @DisplayName("A page that calls gets the ticket of each answer that is merged: it may be somebody else's by now")
    void ticketsAreRenewed() {
        page.evaluate("""
                async () => {
                  const ticket = document.createElement('script');
                  ticket.dataset.postTicket = 'of before';
                  document.head.append(ticket);
                  await import('/_postern/postern.js');
                }""");
        bench().holdAnswer()
                .handOnChanged(body -> body.replace("</head>", "<script data-post-ticket='of now'></script></head>"));
        send("Line", "one", "Add");
        assertThat(notice(page)).hasText("Added one");
        assertThat(page.evaluate("document.querySelector('[data-post-ticket]').dataset.postTicket"))
                .isEqualTo("of now");
    }

    @Test
    @DisplayName("What is prevented by a listener of postern:submit is not sent")
    void mayBePrevented() {
        page.evaluate(
                "document.querySelector('#add').addEventListener('postern:submit', event => event.preventDefault())");
        send("Line", "one", "Add");
        page.waitForFunction("() => heard.length");
        assertThat(heard()).isEqualTo("submit");
        assertThat(form("add")).not().hasAttribute("aria-busy", "true");
        assertThat(sent).isEmpty();
    }

    @Test
    void areDocumentedAsTheyAreDeclared() throws IOException {
        List<String> documented = ROW.matcher(Files.readString(Path.of("..", "docs", "scripts.md")))
                .results()
                .map(row -> row.group(1) + " "
                        + List.of(row.group(2).replace("`", "").split(", ")).stream()
                                .sorted()
                                .toList())
                .toList();
        for (String event : List.of("submit", "answer", "merged", "trouble")) {
            assertThat(documented)
                    .contains("postern:" + event + " ["
                            + ((String) page.evaluate("declared['postern:" + event + "']")).replace(",", ", ") + "]");
        }
        assertThat(page.evaluate("Object.keys(declared).length")).isEqualTo(5);
    }
}
