package dev.postern.testing;

import io.javalin.Javalin;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A small site of hand-written pages, and an address that says what came. */
final class Site implements AfterAllCallback {
    private final Map<String, String> pages = new LinkedHashMap<>();
    private final NoScriptBrowser browser = NoScriptBrowser.on(Javalin.create(config -> {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.routes.get("/page/{name}", ctx -> ctx.html(pages.getOrDefault(ctx.pathParam("name"), "")));
        config.routes.get("/echo", Site::echo);
        config.routes.post("/echo", Site::echo);
        config.routes.put("/echo", Site::echo);
        config.routes.post("/wrong", ctx -> ctx.status(422).html(pages.getOrDefault("wrong", "")));
        config.routes.get("/go", Site::redirect);
        config.routes.post("/go", Site::redirect);
        config.routes.get("/set", ctx -> {
            for (String line : ctx.queryParams("cookie")) {
                ctx.res().addHeader("Set-Cookie", line);
            }
        });
        config.routes.get(
                "/policy",
                ctx -> ctx.header("Referrer-Policy", String.valueOf(ctx.queryParam("is")))
                        .html("<form method=post action=/echo><button>Send</button></form><a href=/echo>Go</a>"));
        config.routes.get("/circle", ctx -> ctx.status(302).header("Location", "/circle"));
        config.routes.get("/wait", ctx -> ctx.header("Refresh", "1; url=/echo").html("Wait"));
    }));

    /** Method and target, the type of the body, then the body as it came. */
    private static void echo(Context ctx) {
        String query = ctx.queryString() == null ? "" : "?" + ctx.queryString();
        StringBuilder told = new StringBuilder();
        for (String name : new String[] {
            "Sec-Fetch-Site",
            "Sec-Fetch-Mode",
            "Sec-Fetch-User",
            "Sec-Fetch-Dest",
            "Origin",
            "Referer",
            "Cookie",
            "X-Own"
        }) {
            String value = ctx.header(name);
            told.append(value == null ? "" : name + ": " + value + "\n");
        }
        ctx.header("Told", told.toString().replace("\n", " | ").strip());
        ctx.contentType("text/plain; charset=utf-8");
        ctx.result(ctx.method() + " " + ctx.path() + query + "\n" + ctx.contentType() + "\n"
                + new String(ctx.bodyAsBytes(), StandardCharsets.UTF_8));
    }

    private static void redirect(Context ctx) {
        ctx.status(Integer.parseInt(String.valueOf(ctx.queryParam("as"))));
        ctx.header("Location", String.valueOf(ctx.queryParam("to")));
    }

    NoScriptBrowser browser() {
        return browser;
    }

    /** Opens a page with this content, in a browser that has been nowhere yet. */
    Page showing(String html) {
        return showing("it", html);
    }

    Page showing(String name, String html) {
        pages.put(name, html);
        return browser.newVisitor().open("/page/" + name);
    }

    void answersWrong(String html) {
        pages.put("wrong", html);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        browser.close();
    }
}
