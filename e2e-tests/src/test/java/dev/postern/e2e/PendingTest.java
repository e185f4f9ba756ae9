package dev.postern.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.postern.e2e.Look.button;
import static dev.postern.e2e.Look.field;
import static dev.postern.e2e.Look.fill;
import static dev.postern.e2e.Look.notice;
import static dev.postern.e2e.Look.press;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a page shows, and tells scripts, while something is on its way. */
class PendingTest extends OnTheBench {
    @Test
    @DisplayName("C1 The form is busy and the button keeps focus and place; nothing is disabled")
    void isShown() {
        bench().hold("one");
        send("Line", "one", "Add");
        assertThat(form("add")).hasAttribute("aria-busy", "true");
        Locator button = form("add").locator("button").first();
        assertThat(button).hasText("Adding…");
        assertThat(button).hasAttribute("aria-disabled", "true");
        assertThat(button).isFocused();
        assertThat(form("add").locator(":disabled")).hasCount(0);
        assertThat(form("add")).hasAttribute("data-post-stage", "slow");
        bench().letGo("one");
        assertThat(button).hasText("Add");
        assertThat(form("add")).not().hasAttribute("aria-busy", "true");
        assertThat(form("add")).not().hasAttribute("data-post-stage", "slow");
        assertThat(button).isFocused();
    }

    @Test
    @DisplayName("C2 Pressed again meanwhile, it sends nothing more")
    void sendsNothingTwice() {
        bench().hold("one");
        send("Line", "one", "Add");
        button(page, "Adding…").press("Enter");
        bench().letGo("one");
        assertThat(lines()).hasCount(1);
        assertThat(form("add")).not().hasAttribute("aria-busy", "true");
        assertThat(sent).hasSize(1);
    }

    @Test
    @DisplayName("C16 A page from the back/forward cache has nothing pending")
    void isGoneOnPagesFromTheCache() {
        bench().hold("one");
        send("Line", "one", "Add");
        assertThat(form("add")).hasAttribute("aria-busy", "true");
        page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))");
        assertThat(form("add")).not().hasAttribute("aria-busy", "true");
        assertThat(button(page, "Add")).isVisible();
        assertThat(field(page, "Line")).hasValue("one");
        bench().letGo("one");
        page.waitForCondition(() -> bench().lines().size() == 1);
        press(page, "Add");
        assertThat(lines()).hasCount(1);
        assertThat(form("add")).not().hasAttribute("aria-busy", "true");
        assertThat(bench().lines()).containsExactly("one");
    }

    @Test
    @DisplayName("23-28 formStatus tells what is on its way of the nearest form, and which button was pressed")
    void isToldToScripts() {
        page.evaluate("import('/_postern/postern.js').then(module => window.status_ = module.formStatus)");
        page.waitForFunction("() => !!window.status_");
        assertThat(status("#add")).isEqualTo("false null null null null");
        bench().hold("one");
        send("Line", "one", "Add too");
        assertThat(status("#add button")).isEqualTo("true one post bench.add Add too");
        fill(page, "Line", "typed later");
        assertThat(status("#add button")).isEqualTo("true one post bench.add Add too");
        assertThat(page.evaluate("status_(document.querySelector('#add')).data.get('unused')"))
                .as("what the button says")
                .isEqualTo("x");
        assertThat(status("#count")).isEqualTo("false null null null null");
        bench().letGo("one");
        assertThat(notice(page)).hasText("Added one");
        assertThat(status("#add")).isEqualTo("false null null null null");
    }

    @Test
    @DisplayName("27 A listener that prevents the submission may do work of its own in its place")
    void isWorkOfTheSitesOwn() {
        page.evaluate("""
            import('/_postern/postern.js').then(({ formStatus, transition }) => {
              const form = document.querySelector('#add');
              window.status_ = formStatus;
              form.addEventListener('submit', event => {
                event.preventDefault();
                if (event.submitter.textContent == 'Add') {
                  transition(event, () => new Promise(done => window.done = done));
                }
              }, { once: true });
            })""");
        page.waitForFunction("() => !!window.status_");
        send("Line", "mine", "Add");
        assertThat(status("#add")).isEqualTo("true mine post null Adding…");
        assertThat(form("add")).hasAttribute("aria-busy", "true");
        assertThat(form("add")).hasAttribute("data-post-stage", "slow");
        // What is sent meanwhile waits for it.
        enter("Line", "theirs");
        assertThat(sent).isEmpty();
        page.evaluate("window.done()");
        assertThat(notice(page)).hasText("Added theirs");
        assertThat(bench().lines()).containsExactly("theirs");
        assertThat(form("add")).not().hasAttribute("aria-busy", "true");
        assertThat(button(page, "Add")).isVisible();
    }

    @Test
    @DisplayName("17 A button of no form is busy itself while the work that it began goes on")
    void isABusyButtonOfNoForm() {
        page.evaluate("""
            async () => {
              const { formStatus, transition } = await import('/_postern/postern.js');
              window.status_ = formStatus;
              const button = document.createElement('button');
              button.id = 'like';
              button.textContent = 'Like';
              button.dataset.postPending = 'Liking…';
              button.addEventListener('click', () => transition(button, () => new Promise(done => window.done = done)));
              document.querySelector('main').prepend(button);
            }""");
        assertThat(status("#like")).isEqualTo("false null null null null");
        press(page, "Like");
        assertThat(form("like")).hasText("Liking…");
        assertThat(form("like")).hasAttribute("aria-disabled", "true");
        assertThat(form("like")).hasAttribute("data-post-stage", "slow");
        assertThat(status("#like")).isEqualTo("true null post null Liking…");
        assertThat(page.locator("form[aria-busy]")).hasCount(0);
        page.evaluate("window.done()");
        assertThat(form("like")).hasText("Like");
        assertThat(page.locator("[aria-busy], [aria-disabled], [data-post-stage]"))
                .hasCount(0);
        assertThat(status("#like")).isEqualTo("false null null null null");
    }

    @Test
    @DisplayName("17 A button of a form that sends nothing may begin work too")
    void isABusyButtonThatSendsNothing() {
        page.evaluate("""
            async () => {
              const { formStatus, transition } = await import('/_postern/postern.js');
              window.status_ = formStatus;
              const button = document.createElement('button');
              button.type = 'button';
              button.textContent = 'Look';
              button.addEventListener('click', () => transition(button, () => new Promise(done => window.done = done)));
              document.querySelector('#add').append(button);
            }""");
        fill(page, "Line", "mine");
        press(page, "Look");
        assertThat(form("add")).hasAttribute("aria-busy", "true");
        assertThat(status("#add")).isEqualTo("true mine post null Look");
        page.evaluate("window.done()");
        assertThat(form("add")).not().hasAttribute("aria-busy", "true");
    }

    @Test
    @DisplayName("27 Where it starts nothing, nothing is pending")
    void isNothingWhereNothingIsDone() {
        page.evaluate("""
            import('/_postern/postern.js').then(({ formStatus }) => {
              window.status_ = formStatus;
              document.querySelector('#add').addEventListener('submit', event => event.preventDefault());
            })""");
        page.waitForFunction("() => !!window.status_");
        send("Line", "mine", "Add");
        assertThat(status("#add")).isEqualTo("false null null null null");
    }

    @Test
    @DisplayName("62, 63 What a script hopes for of a submission ends with it")
    void isHopedForByScripts() {
        page.evaluate("""
            import('/_postern/postern.js').then(({ optimistic }) => {
              const form = document.querySelector('#add');
              const hopes = optimistic([], (all, text) => [...all, text]);
              hopes.subscribe(({ value }) => document.title = `hopes: ${value}`);
              form.addEventListener('postern:submit', event => hopes.change(event.detail.data.get('text'), event));
              window.ready = true;
            })""");
        page.waitForFunction("() => !!window.ready");
        bench().hold("one");
        send("Line", "one", "Add");
        assertThat(page).hasTitle("hopes: one");
        bench().letGo("one");
        assertThat(notice(page)).hasText("Added one");
        assertThat(page).hasTitle("hopes: ");
        page.route("**/bench", route -> route.abort());
        send("Line", "two", "Add");
        assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
        assertThat(page).hasTitle("hopes: ");
        complaints.clear();
    }

    @Test
    @DisplayName("62 What a script hopes for ends in the moment in which the page says what is true")
    void isHopedForUntilItIsTrue() {
        page.evaluate("""
            import('/_postern/postern.js').then(({ optimistic }) => {
              const hopes = optimistic([], (all, text) => [...all, text]);
              document.querySelector('#add')
                .addEventListener('postern:submit', event => hopes.change(event.detail.data.get('text'), event));
              const { port1, port2 } = new MessageChannel();
              port1.onmessage = () => document.title = `hoped for when it was true: ${hopes.value}`;
              new MutationObserver(() => port2.postMessage('')).observe(document.querySelector('#lines'), { childList: true });
              window.ready = true;
            })""");
        page.waitForFunction("() => !!window.ready");
        send("Line", "one", "Add");
        assertThat(lines()).hasCount(1);
        assertThat(page).hasTitle("hoped for when it was true: ");
    }

    private Object status(String selector) {
        return page.evaluate("""
            selector => {
              const { pending, data, method, action, button } = status_(document.querySelector(selector));
              return [pending, data && data.get('text'), method, action, button && button.textContent]
                .map(String).join(' ');
            }""", selector);
    }
}
