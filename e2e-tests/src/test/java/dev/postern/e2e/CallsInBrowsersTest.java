package dev.postern.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Functions of the server, imported by a page's own scripts. */
class CallsInBrowsersTest extends OnTheBench {
    private Object call(String call) {
        return page.evaluate("async () => { const { count } = await import('/_postern/fn/bench.js'); " + call + " }");
    }

    @Test
    void areCalledWithArguments() {
        assertThat(call("return count(41, { text: 'because' });")).isEqualTo(42);
        assertThat(sent).hasSize(1);
        assertThat(sent.get(0).headerValue("postern")).isEqualTo("call");
        assertThat(bench().lines()).isEmpty();
    }

    @Test
    void sayWhatWasWrong() {
        Object said = call("""
                try {
                  await count(41, { text: '' });
                } catch (error) {
                  return [error.name, error.status, error.code, error.fields.text].join(' | ');
                }""");
        assertThat(said).isEqualTo("CallError | 422 | invalid | Write a line");
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
}
