package dev.postern.testing;

import dev.postern.dispatch.Dispatcher;
import io.javalin.Javalin;
import io.javalin.config.Key;
import io.javalin.util.JavalinException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.Connector;
import org.jspecify.annotations.Nullable;

/**
 * A browser with scripts off, for an application's own tests: real requests on a real socket, pages read with jsoup.
 *
 * <pre>{@code
 * try (NoScriptBrowser browser = NoScriptBrowser.on(app)) {
 *     Page page = browser.open("/guestbook").form("Sign").fill("Your name", "Ann").press("Sign");
 *     assertThat(page.errorOf("Message")).isEqualTo("Write a message.");
 * }
 * }</pre>
 *
 * <p>It keeps cookies, follows redirects on its own site, says where requests come from, and goes back, all as browsers
 * do. What is not on a page ends in a {@link NotOnPage} that says what is. One tab is for one thread; only
 * {@link #send} may be called by several.
 */
public final class NoScriptBrowser implements AutoCloseable {
    private static final int MOST_REDIRECTS = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final URI site;
    private final HttpClient http;
    private final CookieJar cookies;
    private final @Nullable Javalin app;
    private final boolean started;
    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final List<Page> pages = new ArrayList<>();
    private int at = -1;
    private boolean tellsProvenance = true;
    private boolean keepsCookies = true;

    private NoScriptBrowser(URI site, HttpClient http, CookieJar cookies, @Nullable Javalin app, boolean started) {
        this.site = site;
        this.http = http;
        this.cookies = cookies;
        this.app = app;
        this.started = started;
    }

    /** A browser on an application, which is started on a free port unless it runs already; close stops what this started. */
    public static NoScriptBrowser on(Javalin app) {
        boolean isRunning = app.jettyServer().started();
        if (!isRunning) {
            // This machine only: nobody has set a secret for a test.
            app.start("localhost", 0);
        }
        return at(URI.create("http://localhost:" + app.port() + "/"), app, !isRunning);
    }

    /** A browser on a site that runs somewhere, as in {@code http://localhost:7070}. */
    public static NoScriptBrowser at(String url) {
        return at(Url.resolve(Url.parse(url), "/"), null, false);
    }

    private static NoScriptBrowser at(URI site, @Nullable Javalin app, boolean started) {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(PATIENCE)
                .build();
        return new NoScriptBrowser(site, http, new CookieJar(), app, started);
    }

    /** The site's origin, as in {@code http://localhost:7070}. */
    public String origin() {
        return Url.origin(site);
    }

    /** Opens a path, or an address, as if somebody had typed it. */
    public Page open(String url) {
        URI target = Url.resolve(site, url);
        return navigate(tell(Provenance.ADDRESS_BAR, RawRequest.get(target.toString())), isHere(target));
    }

    /** The page in front. */
    public Page page() {
        if (at < 0) {
            throw Problems.nothingOpen();
        }
        return pages.get(at);
    }

    /** Goes back to the page before, as it was left: with what was typed in it, and without asking the server. */
    public Page back() {
        if (at < 1) {
            throw at < 0 ? Problems.nothingOpen() : Problems.nothingBefore(page().place());
        }
        at--;
        return page();
    }

    /** Another tab of the same browser: same cookies, a history and settings of its own. Closing it stops nothing. */
    public NoScriptBrowser newTab() {
        NoScriptBrowser tab = new NoScriptBrowser(site, http, cookies, app, false);
        tab.headers.putAll(headers);
        tab.tellsProvenance = tellsProvenance;
        tab.keepsCookies = keepsCookies;
        return tab;
    }

    /** Somebody else's browser on the same site: no cookies yet, nothing set. Closing it stops nothing. */
    public NoScriptBrowser newVisitor() {
        return new NoScriptBrowser(site, http, new CookieJar(), app, false);
    }

    /** From now on this tab sends a header with everything, instead of its own of that name. */
    public NoScriptBrowser withHeader(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** From now on this tab leaves a header out. */
    public NoScriptBrowser withoutHeader(String name) {
        headers.put(name, "");
        return this;
    }

    /** From now on this tab says {@code Sec-Fetch-…}, as browsers since 2023 do, or doesn't; at first it does. */
    public NoScriptBrowser sendsFetchMetadata(boolean sends) {
        tellsProvenance = sends;
        return this;
    }

    /** From now on this tab neither sends cookies nor keeps any. */
    public NoScriptBrowser withoutCookies() {
        keepsCookies = false;
        return this;
    }

    /** Keeps a cookie for the whole site, as if the site had set it. */
    public NoScriptBrowser cookie(String name, String value) {
        cookies.keep(new Cookie(name, value, site.getHost(), true, "/", false, true, "Lax", null));
        return this;
    }

    /** Signs a user in as {@code call.signIn(id)} does, without going through a log-in page. */
    public NoScriptBrowser signedInAs(String id) {
        if (app == null) {
            throw Problems.notInProcess();
        }
        Supplier<Dispatcher> dispatcher = app.unsafe.appDataManager.get(new Key<>(Dispatcher.KEY));
        String pair = dispatcher.get().signedIn(id, origin());
        int equals = pair.indexOf('=');
        return cookie(pair.substring(0, equals), pair.substring(equals + 1));
    }

    /** A cookie that the browser has. */
    public Optional<Cookie> cookie(String name) {
        return cookies().stream().filter(cookie -> cookie.name().equals(name)).findFirst();
    }

    /** All cookies that the browser has, for all its tabs. */
    public List<Cookie> cookies() {
        return cookies.all();
    }

    /** Forgets all cookies, as when a session ends. */
    public NoScriptBrowser forgetCookies() {
        cookies.clear();
        return this;
    }

    /**
     * Sends a request as it stands, adding only cookies (whatever their SameSite says: the worst case) and this tab's
     * own headers. Redirects are not followed, and the page in front stays.
     */
    public Page send(RawRequest request) {
        URI target = Url.resolve(site, request.url());
        RawRequest sent = request.to(target.toString());
        for (Map.Entry<String, String> header : headers.entrySet()) {
            boolean isOpen =
                    sent.header(header.getKey()).isEmpty() && !header.getValue().isEmpty();
            sent = isOpen ? sent.with(header.getKey(), header.getValue()) : sent;
        }
        return page(sent, target, exchange(sent, target), List.of());
    }

    /** Posts a body as it stands; headers are names and values in turn. Nothing is told about where it comes from. */
    public Page post(String url, String body, String type, String... namesAndValues) {
        RawRequest request = RawRequest.post(url, body, type);
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException("A header is a name and a value; the last of these has no value.");
        }
        for (int i = 0; i < namesAndValues.length; i += 2) {
            request = request.with(namesAndValues[i], namesAndValues[i + 1]);
        }
        return send(request);
    }

    @Override
    public void close() {
        if (started && app != null) {
            // Our own connections are idle by now, and would be waited for.
            for (Connector connector : app.jettyServer().server().getConnectors()) {
                if (connector instanceof AbstractConnector listening) {
                    listening.setShutdownIdleTimeout(1);
                }
            }
            try {
                app.stop();
            } catch (JavalinException late) {
                // Something was still on its way when its time was up. By now it is cut off, and all is stopped as it
                // should be.
                if (!(late.getCause() instanceof TimeoutException)) {
                    throw late;
                }
            }
        }
    }

    /** Makes a request one that starts on a page. */
    RawRequest from(Page page, RawRequest request) {
        return tell(page.provenance(), request);
    }

    /** Goes where a page leads; from a page further back, what came after it is forgotten. */
    Page follow(RawRequest request, Page from) {
        comeTo(from);
        return navigate(request, request.method().equals("GET") && isHere(Url.parse(request.url())));
    }

    Page refresh(RawRequest request, Page from) {
        comeTo(from);
        return navigate(request, true);
    }

    Page reload(Page page) {
        return refresh(page.request(), page);
    }

    private void comeTo(Page page) {
        int place = pages.indexOf(page);
        at = place < 0 ? at : place;
    }

    /** A GET of the address in front takes its place, as in browsers; a POST never does. */
    private boolean isHere(URI target) {
        return at >= 0 && page().uri().equals(target);
    }

    private RawRequest tell(Provenance provenance, RawRequest request) {
        RawRequest told = provenance
                .tell(request, Url.parse(request.url()))
                .with("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")
                .with("Accept-Language", "en")
                .with("Upgrade-Insecure-Requests", "1")
                .with("User-Agent", "Mozilla/5.0 (compatible; Postern NoScriptBrowser)");
        if (!tellsProvenance) {
            told = told.without("Sec-Fetch-Site")
                    .without("Sec-Fetch-Mode")
                    .without("Sec-Fetch-User")
                    .without("Sec-Fetch-Dest");
        }
        for (Map.Entry<String, String> header : headers.entrySet()) {
            told = told.without(header.getKey());
            told = header.getValue().isEmpty() ? told : told.with(header.getKey(), header.getValue());
        }
        return told;
    }

    private Page navigate(RawRequest first, boolean replaces) {
        RawRequest request = first;
        List<Hop> hops = new ArrayList<>();
        while (true) {
            URI url = Url.parse(request.url());
            HttpResponse<byte[]> answer = exchange(request, Url.withoutFragment(url));
            Optional<String> location = answer.headers().firstValue("Location");
            if (!REDIRECTS.contains(answer.statusCode()) || location.isEmpty()) {
                return show(page(request, url, answer, hops), replaces);
            }
            hops.add(new Hop(request.method(), url.toString(), answer.statusCode(), location.get()));
            URI target = Url.resolve(url, location.get());
            if (!Url.sameOrigin(target, url)) {
                // Stops at the door: the redirect itself is the page, for a test to look at.
                return show(page(request, url, answer, hops), replaces);
            }
            if (hops.size() >= MOST_REDIRECTS) {
                throw Problems.roundInCircles(hops);
            }
            request = redirected(request, answer.statusCode(), target);
        }
    }

    private static RawRequest redirected(RawRequest request, int status, URI target) {
        boolean reads = request.method().equals("GET") || request.method().equals("HEAD");
        boolean becomesGet =
                (status == 303 && !reads) || (status <= 302 && request.method().equals("POST"));
        return becomesGet
                ? request.by("GET")
                        .body("")
                        .without("Content-Type")
                        .without("Origin")
                        .to(target.toString())
                : request.to(target.toString());
    }

    private Page show(Page page, boolean replaces) {
        int place = replaces && at >= 0 ? at : at + 1;
        pages.subList(place, pages.size()).clear();
        pages.add(page);
        at = place;
        return page;
    }

    private Page page(RawRequest request, URI url, HttpResponse<byte[]> answer, List<Hop> hops) {
        return new Page(this, request, url, answer.statusCode(), answer.headers(), answer.body(), hops);
    }

    private HttpResponse<byte[]> exchange(RawRequest request, URI url) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(url)
                .timeout(PATIENCE)
                .method(
                        request.method(),
                        request.body().length == 0 && !request.method().equals("POST")
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(request.body()));
        request.headers().forEach(header -> builder.header(header.name(), header.value()));
        String kept = keepsCookies ? cookies.headerFor(url) : "";
        if (!kept.isEmpty() && request.header("Cookie").isEmpty()) {
            builder.setHeader("Cookie", kept);
        }
        try {
            HttpResponse<byte[]> answer = http.send(builder.build(), HttpResponse.BodyHandlers.ofByteArray());
            if (keepsCookies) {
                cookies.keep(answer.headers().allValues("Set-Cookie"), url);
            }
            return answer;
        } catch (ConnectException nobody) {
            throw Problems.nothingAnswers(Url.origin(url), nobody);
        } catch (HttpTimeoutException late) {
            throw Problems.noAnswer(request, "not within " + PATIENCE.toSeconds() + " s.", late);
        } catch (IOException broken) {
            throw Problems.noAnswer(request, String.valueOf(broken.getMessage()), broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw Problems.noAnswer(request, "this thread was interrupted.", stopped);
        }
    }
}
