package dev.postern.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.postern.e2e.Look.button;
import static dev.postern.e2e.Look.fill;
import static dev.postern.e2e.Look.notice;
import static dev.postern.e2e.Look.press;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which forms the shim takes over, and which it leaves to the browser: all that it could not honour in full. */
class TakingOverTest extends OnTheBench {
    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            a form as it is                         |                                                         | taken
            its action written out                  | form.setAttribute('action', location.href)              | taken
            its method in capitals                  | form.setAttribute('method', 'POST')                     | taken
            its own target, in capitals             | form.setAttribute('target', '_SELF')                    | taken
            the button's target over the form's     | form.target = 'aside'; button.formTarget = '_self'      | taken
            a button outside that names the form    | button.setAttribute('form', 'add'); document.querySelector('main').prepend(button) | taken
            a control named children                | form.append(control('children'))                        | taken
            a URL for the button's action           | button.setAttribute('formaction', '/elsewhere')         | left
            the page itself for the button's action | button.setAttribute('formaction', '/bench')             | left
            an action of another origin             | form.setAttribute('action', 'https://away.example/')    | left
            an action of another scheme             | form.setAttribute('action', 'mailto:a@away.example')    | left
            a dialog's own closing                  | form.setAttribute('method', 'dialog')                   | left
            the same by the button                  | button.setAttribute('formmethod', 'DIALOG')             | left
            a form that asks                        | form.setAttribute('method', 'get')                      | left
            the same by the button                  | button.setAttribute('formmethod', 'get')                | left
            another tab                             | form.setAttribute('target', '_blank')                   | left
            another tab by the button               | button.setAttribute('formtarget', 'aside')              | left
            another tab by the page                 | document.head.append(Object.assign(document.createElement('base'), { target: 'aside' })) | left
            a form marked as the browser's          | form.setAttribute('data-post-native', '')               | left
            a button marked so                      | button.setAttribute('data-post-native', '')             | left
            a form that is none of ours             | form.querySelector('[name="$post"]').remove()           | left
            """)
    void takesOverWhatItCanHonour(String what, String change, String becomes) {
        fill(page, "Line", "one");
        page.evaluate("""
                change => {
                  const form = document.querySelector('#add');
                  const button = form.querySelector('button');
                  const control = name => Object.assign(document.createElement('input'), { type: 'hidden', name, value: 'x' });
                  new Function('form', 'button', 'control', change ?? '')(form, button, control);
                  // Behind the shim: what comes by here unprevented is the browser's.
                  addEventListener('submit', event => {
                    window.left = !event.defaultPrevented;
                    event.preventDefault();
                  });
                }""", change);
        press(page, "Add");
        assertThat(page.evaluate("left ? 'left' : 'taken'")).isEqualTo(becomes);
        if (becomes.equals("taken")) {
            assertThat(notice(page)).hasText("Added one");
            assertThat(sent).hasSize(1);
        } else {
            assertThat(sent).isEmpty();
            assertThat(form("add")).not().hasAttribute("aria-busy", "true");
        }
        assertStayed();
    }

    @Test
    @DisplayName("3 A button with a URL for its action goes there, and no function runs")
    void aUrlForTheButtonsAction() {
        button(page, "Add").evaluate("button => button.setAttribute('formaction', '/elsewhere')");
        send("Line", "one", "Add");
        assertThat(page).hasTitle("Elsewhere");
        assertThat(page.locator("body")).hasText("one");
        assertThat(sent).extracting(Request::isNavigationRequest).containsExactly(true);
        assertThat(bench().lines()).isEmpty();
    }

    @Test
    @DisplayName("6 A button outside the form is told by its name, and is the one that is pending")
    void aButtonOutsideTheForm() {
        page.evaluate("""
                () => {
                  const button = [...document.querySelectorAll('#add button')].pop();
                  button.setAttribute('form', 'add');
                  document.querySelector('main').append(button);
                }""");
        bench().hold("one");
        send("Line", "one", "Add too");
        assertThat(button(page, "Add too")).hasAttribute("aria-disabled", "true");
        assertThat(form("add")).hasAttribute("aria-busy", "true");
        bench().letGo("one");
        assertThat(notice(page)).hasText("Added one");
        assertThat(button(page, "Add too")).not().hasAttribute("aria-disabled", "true");
        assertThat(button(page, "Add too")).isFocused();
        if (!isInFirefox()) {
            assertThat(sent.get(0).postData()).contains("&unused=x");
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            an image for a button             | button.replaceWith(Object.assign(document.createElement('input'), { type: 'image', name: 'place', alt: 'Add', width: 40, height: 20 }))
            an image without a name           | button.replaceWith(Object.assign(document.createElement('input'), { type: 'image', alt: 'Add', width: 40, height: 20 }))
            a button with an empty value      | button.name = 'which'; button.value = ''
            a button without a value          | button.name = 'which'
            a button outside, before the form | button.name = 'which'; button.setAttribute('form', 'add'); form.before(button)
            a button that says how to encode  | button.formEnctype = 'multipart/form-data'
            a direction of the text           | form.elements.text.dirName = 'text.dir'
            a charset                         | form.append(Object.assign(document.createElement('input'), { type: 'hidden', name: '_charset_' }))
            names twice, and blanks           | form.append(...['a', 'a', ' b '].map(name => Object.assign(document.createElement('input'), { name, value: ' x ', type: 'hidden' })))
            """)
    @DisplayName("1, 5 It sends byte for byte what the browser would have sent")
    void sendsWhatTheBrowserWouldHaveSent(String what, String change) {
        assumeThat(isInFirefox())
                .as("Playwright does not see what Firefox sends")
                .isFalse();
        List<Request> posts = new ArrayList<>();
        page.route("**/bench", route -> {
            if (route.request().method().equals("POST")) {
                posts.add(route.request());
                route.fulfill(new Route.FulfillOptions().setStatus(204));
            } else {
                route.resume();
            }
        });
        page.evaluate("""
                change => {
                  const form = document.querySelector('#add');
                  const button = form.querySelector('button');
                  new Function('form', 'button', change)(form, button);
                  form.elements.text.value = 'one & two\\nünï';
                }""", change);
        Locator button = page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Add").setExact(true));
        button.click(new Locator.ClickOptions().setPosition(3, 4));
        // What is no answer of ours is handed to the browser, which sends the very form once more.
        page.waitForCondition(() -> posts.size() == 2);
        form("add").evaluate("form => form.setAttribute('data-post-native', '')");
        button.click(new Locator.ClickOptions().setPosition(3, 4));
        page.waitForCondition(() -> posts.size() == 3);
        assertThat(posts).extracting(Request::isNavigationRequest).containsExactly(false, true, true);
        List<String> bodies = posts.stream().map(TakingOverTest::body).toList();
        assertThat(bodies.get(2)).contains("post");
        assertThat(bodies.get(0)).isEqualTo(bodies.get(2));
        assertThat(bodies.get(1)).isEqualTo(bodies.get(2));
        assertThat(posts).extracting(TakingOverTest::type).containsOnly(type(posts.get(2)));
    }

    /** Each multipart body has a boundary of its own. */
    private static String body(Request request) {
        return request.postData().replaceAll("-{4,}WebKitFormBoundary\\w+", "--boundary");
    }

    private static String type(Request request) {
        return request.headerValue("content-type").replaceAll("[;].*", "");
    }

    @Test
    void aDialogIsClosedByTheBrowserAndNothingIsSent() {
        page.evaluate("""
                () => {
                  const dialog = document.querySelector('#dialog');
                  dialog.querySelector('button').setAttribute('formmethod', 'dialog');
                  dialog.querySelector('button').value = 'closed';
                  dialog.showModal();
                }""");
        send("Line within", "one", "Add within");
        assertThat(page.locator("#dialog")).not().isVisible();
        assertThat(page.evaluate("document.querySelector('#dialog').returnValue"))
                .isEqualTo("closed");
        assertThat(sent).isEmpty();
        assertStayed();
    }

    /** By scripts alone: Playwright itself stumbles over such a form. */
    @Test
    void controlsMayBeNamedLikeAnyPropertyOfAForm() {
        Object names = page.evaluate("""
                () => {
                  const form = document.querySelector('#add');
                  const names = new Set();
                  for (let type = HTMLFormElement.prototype; type; type = Object.getPrototypeOf(type)) {
                    Object.getOwnPropertyNames(type).forEach(name => names.add(name));
                  }
                  for (const name of names) {
                    const control = document.createElement('input');
                    control.type = 'hidden';
                    control.name = name;
                    // Not sent: no server takes so many fields.
                    control.disabled = true;
                    Element.prototype.append.call(form, control);
                  }
                  return names.size;
                }""");
        assertThat((int) names).isGreaterThan(200);
        bench().hold("one");
        page.evaluate("""
                () => {
                  document.querySelector('#add [name=text]').value = 'one';
                  document.querySelector('#add button').click();
                }""");
        page.waitForFunction("() => document.querySelector('#add[aria-busy][data-post-stage=slow]')");
        bench().letGo("one");
        assertThat(notice(page)).hasText("Added one");
        page.waitForFunction("() => !document.querySelector('#add[aria-busy]')");
        assertThat(page.evaluate("document.querySelector('#add [name=text]').value"))
                .isEqualTo("");
        assertThat(sent).hasSize(1);
        assertStayed();
    }

    @Test
    void controlsMayBeNamedSoWhereTheBrowserIsHandedTheForm() {
        page.evaluate("""
                () => {
                  for (const name of ['append', 'submit']) {
                    const control = document.createElement('input');
                    control.type = 'hidden';
                    control.name = name;
                    Element.prototype.append.call(document.querySelector('#add'), control);
                  }
                }""");
        page.route("**/bench", route -> {
            if ("form".equals(route.request().headerValue("postern"))) {
                route.fulfill(new Route.FulfillOptions().setBody("somebody else"));
            } else {
                route.resume();
            }
        });
        send("Line", "one", "Add");
        page.waitForFunction(LEFT);
        assertThat(notice(page)).hasText("Added one");
        assertThat(bench().lines()).containsExactly("one");
    }

    @Test
    void aLinkToAFileIsDownloadedByTheBrowser() {
        page.evaluate("""
                () => {
                  const link = document.createElement('a');
                  link.href = '/file';
                  link.download = '';
                  link.textContent = 'All lines';
                  document.querySelector('#add').append(link);
                }""");
        Download file = page.waitForDownload(() -> page.getByText("All lines").click());
        assertThat(file.suggestedFilename()).isEqualTo("lines.txt");
        assertStayed();
    }

    @Test
    @DisplayName("An answer that is a file is downloaded by the browser, and the form can be used again")
    void anAnswerThatIsAFile() {
        assumeThat(isInFirefox()).as("Playwright hears of no downloads there").isFalse();
        page.route("**/bench", route -> {
            if (route.request().method().equals("POST")) {
                route.fulfill(new Route.FulfillOptions()
                        .setHeaders(Map.of("Content-Disposition", "attachment; filename=lines.txt"))
                        .setBody("one"));
            } else {
                route.resume();
            }
        });
        Download file = page.waitForDownload(() -> send("Line", "one", "Add"));
        assertThat(file.suggestedFilename()).isEqualTo("lines.txt");
        assertThat(form("add")).not().hasAttribute("aria-busy", "true");
        page.unroute("**/bench");
        send("Line", "two", "Add");
        assertThat(notice(page)).hasText("Added two");
        assertStayed();
    }

    @Test
    @DisplayName("A redirect off the site ends there, by a navigation of the browser's own")
    void aRedirectOffTheSite() {
        page.route(
                "https://away.example/**",
                route -> route.fulfill(
                        new Route.FulfillOptions().setContentType("text/html").setBody("<title>Away</title>")));
        send("Way out", "https://away.example/there?by=shim#far", "Leave");
        assertThat(page).hasTitle("Away");
        assertThat(page).hasURL("https://away.example/there?by=shim#far");
        assertThat(sent).hasSize(2);
        assertThat(sent.get(0).headerValue("postern")).isEqualTo("form");
        assertThat(sent.get(1).isNavigationRequest()).isTrue();
        assertThat(sent.get(1).method()).isEqualTo("GET");
    }

    @Test
    @DisplayName("A redirect of a handler's that no script may follow is followed by the browser")
    void aRedirectThatNoScriptMayFollow() {
        page.route("**/bench", route -> {
            if (route.request().method().equals("POST")) {
                route.fulfill(new Route.FulfillOptions()
                        .setStatus(303)
                        .setHeaders(Map.of("Location", "https://away.example/sign-in")));
            } else {
                route.resume();
            }
        });
        Request followed = page.waitForRequest("https://away.example/sign-in", () -> send("Line", "one", "Add"));
        assertThat(followed.isNavigationRequest()).isTrue();
        // There is no such site.
        complaints.clear();
    }
}
