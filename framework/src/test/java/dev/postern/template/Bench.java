package dev.postern.template;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.postern.binding.FormId;
import dev.postern.binding.FormSeals;
import dev.postern.call.Visitor;
import dev.postern.codec.Codecs;
import dev.postern.form.FieldErrors;
import dev.postern.form.Values;
import dev.postern.function.Functions;
import dev.postern.function.Linker;
import dev.postern.http.Fields;
import dev.postern.page.Shown;
import dev.postern.page.View;
import dev.postern.seal.Seals;
import dev.postern.words.Bundles;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Renders templates that stand in a test, with all that a page may show. */
final class Bench {
    /** An id made of the function's name, and the name itself; what buttons that are alike are told by. */
    private static final Pattern FOR_SCRIPTS = Pattern.compile(
            "(?: id=\"(\\w+)-(\\w+)[^\"]*\" data-post-function=\"\\1\\.\\2\")| data-post-function=\"[^\"]*\"(?: data-post-bound=\"[\\w-]+\")?");

    private static final Pattern SEALS =
            Pattern.compile("(name=\"\\$(?:post|by)\" value=\")[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+(\")");
    private static final Pattern NAMES = Pattern.compile("(name=\"\\$by\\.)[A-Za-z0-9_-]+(\")");

    private final Map<String, String> files = new HashMap<>();
    private final Map<String, @Nullable Object> variables = new HashMap<>();
    private final List<Shown> shown = new ArrayList<>();
    private final Set<String> refused = new HashSet<>();
    private final Functions functions;
    final FormSeals seals;
    private Locale locale = Locale.ENGLISH;
    private String url = "/here?q=1";
    private int rendered;
    private final ThymeleafPages pages;

    Bench(Object... registered) {
        functions = Functions.of(List.of(registered), new Linker(Codecs.standard(), Set.of(), List.of()));
        seals = new FormSeals(
                new Seals(List.of("a secret of at least 32 bytes, for tests".getBytes(UTF_8)), "bench"),
                functions,
                0,
                Duration.ofHours(1),
                () -> Instant.parse("2031-04-09T10:00:00Z"));
        pages = new ThymeleafPages(
                new TemplateFiles("", List.of(), new InMemory(files)),
                functions,
                Codecs.standard(),
                name -> "/assets/" + name);
    }

    private static final class InMemory extends ClassLoader {
        private final Map<String, String> files;

        InMemory(Map<String, String> files) {
            super(Bench.class.getClassLoader());
            this.files = files;
        }

        @Override
        public @Nullable InputStream getResourceAsStream(String name) {
            String text = files.get(name);
            return text == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(text.getBytes(UTF_8));
        }
    }

    Bench with(String name, @Nullable Object value) {
        variables.put(name, value);
        return this;
    }

    Bench file(String name, String html) {
        files.put(name + ".html", html);
        return this;
    }

    Bench in(Locale language) {
        locale = language;
        return this;
    }

    Bench at(String pathAndQuery) {
        url = pathAndQuery;
        return this;
    }

    Bench refusing(String function) {
        refused.add(function);
        return this;
    }

    Bench showing(Shown... what) {
        shown.addAll(List.of(what));
        return this;
    }

    /** Names and values of fields in turn. */
    static Fields fields(String... namesAndValues) {
        Fields.Builder fields = new Fields.Builder();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.text(namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields.build();
    }

    /** What was typed into the form of a function, with what is wrong with it. */
    static Shown typed(String function, FieldErrors errors, String... namesAndValues) {
        return Shown.again(new FormId(function, ""), function, fields(namesAndValues), errors, "invalid");
    }

    /** A success of the form of a function. */
    static Shown done(String function, @Nullable Object state, @Nullable String notice) {
        return new Shown(
                new FormId(function, ""), function, null, FieldErrors.NONE, state != null, state, true, notice, null);
    }

    static Shown edit(String function, Record values) {
        return Shown.again(
                new FormId(function, ""),
                function,
                Values.of(values, List.of(), Codecs.standard()),
                FieldErrors.NONE,
                null);
    }

    View.Rendered render(String html) {
        // Templates are kept, so that the next one needs another name.
        String name = ++rendered == 1 ? "page" : "page" + rendered;
        file(name, html);
        View view = new View(
                name,
                variables,
                new Bundles(List.of("postern/words"), getClass().getClassLoader()).in(locale),
                url,
                url,
                "n0nce",
                List.copyOf(shown),
                Map.of(),
                () -> seals.page("http://localhost", "/here", null, new Visitor("somebody", null)),
                function -> functions.find(function).isPresent() && !refused.contains(function));
        return pages.render(view);
    }

    /**
     * The page, whole; what is sealed, and so never twice the same, reads SEAL. What every form says to scripts alone is
     * left out.
     */
    String html(String html) {
        return withoutSeals(sealed(html));
    }

    String sealed(String html) {
        return new String(render(html).html(), UTF_8);
    }

    static String withoutSeals(String html) {
        return FOR_SCRIPTS
                .matcher(NAMES.matcher(SEALS.matcher(html).replaceAll("$1SEAL$2"))
                        .replaceAll("$1SEAL$2"))
                .replaceAll("");
    }

    /** What stands in the form of a function without arguments, between its seal and its end. */
    String inForm(String function, String html) {
        String form = html("<form post:action=\"" + function + "\">" + html + "</form>");
        String start = "<form action=\"" + url + "\" method=\"post\" novalidate=\"novalidate\">"
                + "<input type=\"hidden\" name=\"$post\" value=\"SEAL\">";
        if (!form.startsWith(start) || !form.endsWith("</form>")) {
            throw new AssertionError("not a plain form: " + form);
        }
        return form.substring(start.length(), form.length() - "</form>".length());
    }
}
