package dev.postern.testing;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** An answer as a visitor sees it, with what was typed into its forms since. */
public final class Page {
    private static final Pattern REFRESH = Pattern.compile(
            "\\s*[0-9.]+\\s*(?:[;,]?\\s*(?:url\\s*=\\s*)?['\"]?([^'\"]*)['\"]?\\s*)?", Pattern.CASE_INSENSITIVE);

    private final NoScriptBrowser browser;
    private final RawRequest request;
    private final URI uri;
    private final int status;
    private final HttpHeaders headers;
    private final byte[] body;
    private final List<Hop> history;
    private final Document document;
    private final FormTree tree;
    private final Naming naming;
    private final Edits edits;

    Page(
            NoScriptBrowser browser,
            RawRequest request,
            URI uri,
            int status,
            HttpHeaders headers,
            byte[] body,
            List<Hop> history) {
        this.browser = browser;
        this.request = request;
        this.uri = uri;
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.history = List.copyOf(history);
        this.document = parse();
        this.tree = new FormTree(document);
        this.naming = new Naming(document);
        this.edits = new Edits(tree);
    }

    private Document parse() {
        String type = header("Content-Type").toLowerCase(Locale.ROOT);
        if (type.startsWith("text/html") || type.startsWith("application/xhtml+xml")) {
            return Jsoup.parse(body(), uri.toString());
        }
        // Anything else is shown as text, never as markup.
        Document shown = Document.createShell(uri.toString());
        shown.body().appendElement("pre").text(body());
        return shown;
    }

    public int status() {
        return status;
    }

    /** The whole address, after redirects. */
    public String url() {
        return uri.toString();
    }

    public String path() {
        return uri.getRawPath();
    }

    /** Path and query, as sent. */
    public String pathAndQuery() {
        return Url.pathAndQuery(uri);
    }

    public String title() {
        return Naming.tidy(document.title());
    }

    /** What can be read on the page, on one line: nothing hidden, nothing typed. */
    public String text() {
        return Naming.text(document.body());
    }

    /** What can be read in the first element that matches a CSS query, or an empty text. */
    public String text(String query) {
        Element first = document.selectFirst(query);
        return first == null ? "" : Naming.text(first);
    }

    /** The page as it came, parsed. What is typed here does not show in it. */
    public Document document() {
        return document;
    }

    /** The body as it came, read as UTF-8. */
    public String body() {
        return new String(body, StandardCharsets.UTF_8);
    }

    public byte[] bytes() {
        return body.clone();
    }

    /** A header's first value, or an empty text. */
    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /** All values of a header, in their order. */
    public List<String> headers(String name) {
        return headers.allValues(name);
    }

    /** The redirects on the way here. */
    public List<Hop> history() {
        return history;
    }

    /** The request whose answer this is, after redirects. */
    public RawRequest request() {
        return request;
    }

    /** The page's only form. */
    public FormOn form() {
        List<FormOn> forms = forms();
        if (forms.size() == 1) {
            return forms.get(0);
        }
        throw forms.isEmpty()
                ? Problems.noFormAtAll(place(), firstWords())
                : Problems.whichForm(place(), described(forms));
    }

    /**
     * A form by what it is called: its aria-label or what labels it, the name of a button that sends it, its legend,
     * its heading, its id; else by a part of these that only one form has.
     */
    public FormOn form(String name) {
        List<FormOn> found = forms(name);
        if (found.size() == 1) {
            return found.get(0);
        }
        List<FormOn> all = forms();
        List<String> names = all.stream()
                .flatMap(form -> namesOf(form).stream().flatMap(List::stream))
                .toList();
        throw found.isEmpty()
                ? Problems.noForm(place(), name, described(all), names, firstWords())
                : Problems.severalForms(place(), name, described(found));
    }

    /** The form that the first match of a CSS query is, stands in, or holds. */
    public FormOn formAt(String query) {
        Element first = document.selectFirst(query);
        Element around = first == null ? null : first.closest("form");
        Element form = around == null && first != null ? first.selectFirst("form") : around;
        if (form == null) {
            throw Problems.noFormAt(place(), query, described(forms()));
        }
        return new FormOn(this, form);
    }

    /** The forms that a visitor can come to, in tree order. */
    public List<FormOn> forms() {
        return tree.forms().stream()
                .filter(tree::isReachable)
                .map(form -> new FormOn(this, form))
                .toList();
    }

    /** The forms of one name; none where there is none. */
    public List<FormOn> forms(String name) {
        return Naming.find(forms(), name, this::namesOf, Integer.MAX_VALUE);
    }

    private List<List<String>> namesOf(FormOn form) {
        return naming.ofForm(form.element(), form.submitButtons());
    }

    /** A field by its label or field name, in whichever form. */
    public Field field(String name) {
        return new Fields(this, place(), tree.controls()).one(name);
    }

    /** What is wrong with a field, or an empty text; without the "Error:" that only screen readers hear. */
    public String errorOf(String field) {
        return field(field).error();
    }

    /** What the page tells about what was just done (its {@code role=status}), or an empty text. */
    public String notice() {
        return String.join(" ", spoken("[role=status], output"));
    }

    /** What the error summary says, a text per error; empty where there is none. */
    public List<String> summary() {
        List<String> texts = new ArrayList<>();
        for (Element alert : document.select("[role=alert]")) {
            if (!tree.isReachable(alert)) {
                continue;
            }
            List<Element> items = alert.select("li").isEmpty() ? alert.select("a") : alert.select("li");
            (items.isEmpty() ? List.of(alert) : items).forEach(item -> texts.add(Naming.text(item)));
        }
        return texts.stream().filter(text -> !text.isEmpty()).toList();
    }

    private List<String> spoken(String query) {
        return document.select(query).stream()
                .filter(tree::isReachable)
                .map(Naming::text)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /** Follows a link, by its text. */
    public Page click(String link) {
        List<Element> links = document.select("a[href], area[href]").stream()
                .filter(tree::isReachable)
                .toList();
        List<Element> found = Naming.find(links, link, it -> List.of(List.of(naming.of(it))), 1);
        List<String> targets =
                found.stream().map(it -> it.attr("href")).distinct().toList();
        if (found.isEmpty()) {
            throw Problems.noLink(place(), link, links.stream().map(naming::of).toList());
        }
        if (targets.size() > 1) {
            throw Problems.severalLinks(
                    place(),
                    link,
                    found.stream()
                            .map(it -> Problems.quoted(naming.of(it)) + " (" + it.attr("href") + ")")
                            .toList());
        }
        URI target = Url.resolve(base(), targets.get(0));
        if (!Url.sameOrigin(target, uri)) {
            throw Problems.leavesSite(
                    Problems.quoted(naming.of(found.get(0))), place(), target.toString(), Url.origin(uri));
        }
        boolean isOnPage =
                target.getRawFragment() != null && Url.withoutFragment(target).equals(Url.withoutFragment(uri));
        return isOnPage ? this : browser.follow(browser.from(this, RawRequest.get(target.toString())), this);
    }

    /** Presses a button that only one form of the page has. */
    public Page press(String button) {
        List<Element> all = tree.controls().stream()
                .filter(FormTree::isButton)
                .filter(tree::isReachable)
                .toList();
        List<Element> found = buttons(all, button);
        if (found.isEmpty()) {
            throw Problems.noButton(
                    place(), button, all.stream().map(naming::of).toList());
        }
        if (found.size() > 1) {
            throw Problems.severalButtons(
                    place(),
                    button,
                    found.stream().map(naming::of).toList(),
                    "Say which form: page.form(\"…\").press(" + Problems.quoted(button) + ").");
        }
        Optional<Element> form = tree.owner(found.get(0));
        if (form.isEmpty()) {
            throw Problems.needsScripts(place(), naming.of(found.get(0)));
        }
        return new FormOn(this, form.get()).press(found.get(0));
    }

    List<Element> buttons(List<Element> among, String name) {
        return Naming.find(among, name, it -> List.of(List.of(naming.of(it)), List.of(it.attr("name"), it.id())), 1);
    }

    /** Asks for the page again; one that answered a POST is posted again, as when somebody confirms that. */
    public Page reload() {
        return browser.reload(this);
    }

    /** Does what the page's Refresh header or element asks a browser to do, at once. */
    public Page refresh() {
        Element meta = document.selectFirst("meta[http-equiv=refresh]");
        String asked = header("Refresh").isEmpty() && meta != null ? meta.attr("content") : header("Refresh");
        Matcher matcher = REFRESH.matcher(asked);
        if (asked.isEmpty() || !matcher.matches()) {
            throw Problems.noRefresh(place());
        }
        String target = matcher.group(1) == null ? "" : matcher.group(1);
        URI next = target.isBlank() ? uri : Url.resolve(base(), target);
        if (!Url.sameOrigin(next, uri)) {
            throw Problems.leavesSite("The refresh", place(), next.toString(), Url.origin(uri));
        }
        return browser.refresh(browser.from(this, RawRequest.get(next.toString())), this);
    }

    /** Status and path, then what can be read: for a failed assertion. */
    @Override
    public String toString() {
        return place() + ": " + text();
    }

    /** As messages name the page: {@code /guestbook (422)}. */
    String place() {
        return pathAndQuery() + " (" + status + ")";
    }

    URI uri() {
        return uri;
    }

    URI base() {
        Element base = document.selectFirst("base[href]");
        return base == null ? uri : Url.resolve(uri, base.attr("href"));
    }

    NoScriptBrowser browser() {
        return browser;
    }

    FormTree tree() {
        return tree;
    }

    Naming naming() {
        return naming;
    }

    Edits edits() {
        return edits;
    }

    Provenance provenance() {
        List<String> policies = new ArrayList<>(headers.allValues("Referrer-Policy"));
        document.select("meta[name=referrer]").forEach(meta -> policies.add(meta.attr("content")));
        return Provenance.of(uri, policies);
    }

    private String firstWords() {
        String text = text();
        return text.length() <= 100 ? text : text.substring(0, 100) + "…";
    }

    private static List<String> described(List<FormOn> forms) {
        return forms.stream().map(FormOn::described).toList();
    }
}
