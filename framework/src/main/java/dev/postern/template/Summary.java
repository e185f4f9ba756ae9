package dev.postern.template;

import dev.postern.form.FieldErrors;
import dev.postern.http.Fields;
import dev.postern.page.Shown;
import dev.postern.page.View;
import dev.postern.words.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.unbescape.html.HtmlEscape;

/**
 * Writes what can be written only when the page is whole: the summary, whose links lead to controls further down, and
 * what no place of the page has shown.
 */
final class Summary {
    /** Fields that hide what is typed: their controls are not on the page, so only the name can tell. */
    private static final Pattern SECRET = Pattern.compile(".*(pass|secret|pin|cvc|cvv|code|token).*");

    private final Rendering rendering;
    private final Words words;

    Summary(Rendering rendering) {
        this.rendering = rendering;
        this.words = rendering.view().words();
    }

    /** Stands where a summary is to be, until the page is whole. The nonce is random, so nobody can type it. */
    static String marker(View view, @Nullable FormState form) {
        return "<!--" + view.nonce() + ":summary:"
                + (form == null ? "" : form.id().prefix()) + "-->";
    }

    String complete(String page) {
        StringBuilder whole = null;
        String start = "<!--" + rendering.view().nonce() + ":summary:";
        int at = 0;
        for (int next = page.indexOf(start); next >= 0; next = page.indexOf(start, at)) {
            whole = whole == null ? new StringBuilder(page.length() + 512) : whole;
            int end = page.indexOf("-->", next) + 3;
            String prefix = page.substring(next + start.length(), end - 3);
            whole.append(page, at, next);
            whole.append(shownFor(prefix).map(this::body).orElse(""));
            at = end;
        }
        String filled =
                whole == null ? page : whole.append(page, at, page.length()).toString();
        return withLeftovers(filled);
    }

    private Optional<Shown> shownFor(String prefix) {
        if (prefix.isEmpty()) {
            return rendering.submitted();
        }
        return rendering.view().shown().stream()
                .filter(s -> s.form() != null && s.form().prefix().equals(prefix))
                .findFirst();
    }

    private String body(Shown shown) {
        // The alert is inside the focused container, not on it: some screen readers read it in part otherwise.
        StringBuilder body = new StringBuilder("<div role=\"alert\"");
        if (shown.code() != null) {
            body.append(" data-error=\"").append(escape(shown.code())).append('"');
        }
        body.append("><h2>")
                .append(escape(words.say("postern.summary.heading")))
                .append("</h2><ul>");
        FormState form = formOf(shown);
        List<FieldErrors.Entry> entries = new ArrayList<>(shown.errors().entries());
        if (form != null) {
            List<String> order = new ArrayList<>(form.controls().keySet());
            entries.sort(Comparator.comparingInt(e -> {
                int place = order.indexOf(e.field());
                return place < 0 ? -1 : place;
            }));
        }
        for (FieldErrors.Entry entry : entries) {
            String control = form == null ? null : form.controls().get(entry.field());
            body.append("<li>");
            if (control == null) {
                body.append(escape(entry.message()));
            } else {
                body.append("<a href=\"#").append(escape(control)).append("\">");
                body.append(escape(entry.message())).append("</a>");
            }
            body.append("</li>");
        }
        return body.append("</ul></div>").toString();
    }

    private @Nullable FormState formOf(Shown shown) {
        return rendering.forms().stream()
                .filter(f -> f.id().equals(shown.form()))
                .findFirst()
                .orElse(null);
    }

    /** Puts what no place of the page has shown at its beginning: an outcome never just disappears. */
    private String withLeftovers(String page) {
        StringBuilder left = new StringBuilder();
        StringBuilder kept = new StringBuilder();
        for (Shown shown : rendering.view().shown()) {
            boolean placed = formOf(shown) != null;
            if (!shown.errors().isEmpty() && !rendering.hasSummaryFor(shown)) {
                left.append("<div class=\"post-summary\" tabindex=\"-1\"");
                left.append(rendering.takeFocus() ? " autofocus=\"autofocus\">" : ">");
                left.append(body(shown)).append("</div>");
            }
            if (shown.notice() != null && !rendering.hasPageNotice() && !noticedInForm(shown)) {
                left.append("<p class=\"post-notice\" role=\"status\"");
                if (shown.code() != null) {
                    left.append(" data-error=\"").append(escape(shown.code())).append('"');
                }
                left.append('>').append(escape(shown.notice())).append("</p>");
            }
            if (!placed && shown.typed() != null) {
                keep(shown.typed(), kept);
            }
        }
        return atStart(underHeading(page, kept.toString()), left.toString());
    }

    private boolean noticedInForm(Shown shown) {
        FormState form = formOf(shown);
        return form != null && rendering.hasNoticeIn(form.id());
    }

    private void keep(Fields typed, StringBuilder left) {
        List<Map.Entry<String, String>> kept = new ArrayList<>();
        for (String name : typed.textNames()) {
            if (!name.startsWith("$")
                    && !SECRET.matcher(name.toLowerCase(Locale.ROOT)).matches()) {
                typed.texts(name).stream()
                        .filter(text -> !text.isEmpty())
                        .forEach(text -> kept.add(Map.entry(name, text)));
            }
        }
        if (kept.isEmpty()) {
            return;
        }
        left.append("<section class=\"post-kept\"><h2>")
                .append(escape(words.say("postern.kept-text")))
                .append("</h2><dl>");
        kept.forEach(one -> left.append("<dt>")
                .append(escape(one.getKey()))
                .append("</dt><dd>")
                .append(escape(one.getValue()))
                .append("</dd>"));
        left.append("</dl></section>");
    }

    private static String underHeading(String page, String kept) {
        int heading = page.indexOf("</h1>");
        return kept.isEmpty() || heading < 0 ? atStart(page, kept) : insert(page, heading + 5, kept);
    }

    private static String atStart(String page, String left) {
        if (left.isEmpty()) {
            return page;
        }
        for (String element : List.of("<main", "<body")) {
            int start = page.indexOf(element);
            int end = start < 0 ? -1 : page.indexOf('>', start);
            if (end >= 0) {
                return insert(page, end + 1, left);
            }
        }
        return left + page;
    }

    private static String insert(String page, int at, String more) {
        return page.substring(0, at) + more + page.substring(at);
    }

    private static String escape(String text) {
        return HtmlEscape.escapeHtml4Xml(text);
    }
}
