package dev.postern;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.testing.NoScriptBrowser;
import io.javalin.Javalin;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long a site of 200 functions and 60 templates takes to start: linked, checked, and ready for a submission. */
class StartingALargeSiteTest {
    private static final int CLASSES = 20;
    private static final int FUNCTIONS = 10;
    private static final int PAGES = 60;
    private static final int STARTS = 3;
    /** Far more than the quickest takes, on a machine that does other things too: docs/measurements.md has what was measured. */
    private static final Duration MOST = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    private static String functions(int number) {
        StringBuilder code = new StringBuilder("""
                package shop;
                import dev.postern.call.Anyone;
                import dev.postern.function.*;
                import jakarta.validation.constraints.*;
                import java.time.LocalDate;
                import java.util.List;
                @UseServer(Anyone.class)
                public final class Shop%d {
                  public record Line(@NotBlank String title, @Positive int copies) {}
                """.formatted(number));
        for (int i = 0; i < FUNCTIONS; i++) {
            code.append("""
                      public record Order%1$d(@NotBlank @Size(max = 80) String name, @Email String mail, LocalDate day,
                          @Min(1) @Max(9) int count, boolean gift, List<Line> items) {}
                      public Outcome order%1$d(@Sealed long id, Order%1$d order) { return Outcome.done(); }
                    """.formatted(i));
        }
        return code.append("}\n").toString();
    }

    private static String page(int number) {
        StringBuilder html =
                new StringBuilder("<!DOCTYPE html><html lang=\"en\"><head><title>A page</title></head><body>"
                        + "<main><div post:summary></div><h1>A page</h1><p post:notice></p>\n");
        for (int i = 0; i < 4; i++) {
            int function = number * 4 + i;
            html.append("""
                    <form post:action="shop%d.order%d(%d)">
                      <div th:replace="~{postern/field :: text(name='name', label='Name')}"></div>
                      <label post:for="mail">Mail</label> <p post:errors="mail"></p> <input post:field="mail">
                      <label post:for="day">Day</label> <p post:errors="day"></p> <input post:field="day">
                      <label post:for="count">How many</label> <p post:errors="count"></p> <input post:field="count">
                      <fieldset th:each="i : ${form.rows('items')}"><legend>A line</legend>
                        <label post:for="items[${i}].title">Title</label> <input post:field="items[${i}].title">
                        <label post:for="items[${i}].copies">Copies</label> <input post:field="items[${i}].copies">
                      </fieldset>
                      <label><input type="checkbox" post:field="gift"> A gift</label> <button>Order %d</button>
                    </form>
                    """.formatted(function / FUNCTIONS % CLASSES, function % FUNCTIONS, number, i));
        }
        return html.append("</main></body></html>").toString();
    }

    private void write() throws IOException {
        List<String> files = new ArrayList<>(List.of("-proc:none", "-nowarn", "-parameters"));
        files.addAll(List.of("-d", folder.toString(), "-cp", System.getProperty("java.class.path")));
        for (int i = 0; i < CLASSES; i++) {
            Path file = Files.writeString(folder.resolve("Shop" + i + ".java"), functions(i));
            files.add(file.toString());
        }
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
        assertThat(compiler.run(null, null, null, files.toArray(String[]::new))).isZero();
        for (int i = 0; i < PAGES; i++) {
            Files.writeString(Files.createDirectories(folder.resolve("pages")).resolve("page" + i + ".html"), page(i));
        }
    }

    private static Javalin app(ClassLoader loader) throws ReflectiveOperationException {
        List<Object> functions = new ArrayList<>();
        for (int i = 0; i < CLASSES; i++) {
            functions.add(
                    loader.loadClass("shop.Shop" + i).getDeclaredConstructor().newInstance());
        }
        return Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.jetty.host = "localhost";
            config.registerPlugin(new Postern(postern -> {
                postern.templates("pages").functions(functions.toArray());
                for (int i = 0; i < PAGES; i++) {
                    postern.page("/page" + i, "page" + i + ".html");
                }
            }));
        });
    }

    @Test
    void takesAMomentAndNoMore() throws Exception {
        write();
        List<Long> milliseconds = new ArrayList<>();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        for (int i = 0; i < STARTS; i++) {
            // Another loader each time: what is remembered of a class must not make a later start look quick.
            URL[] places = {folder.toUri().toURL()};
            try (URLClassLoader loader = new URLClassLoader(places, before)) {
                thread.setContextClassLoader(loader);
                long began = System.nanoTime();
                try (NoScriptBrowser site = NoScriptBrowser.on(app(loader))) {
                    milliseconds.add((System.nanoTime() - began) / 1_000_000);
                    assertThat(site.open("/page59").forms()).hasSize(4);
                }
            } finally {
                thread.setContextClassLoader(before);
            }
        }
        assertThat(Collections.min(milliseconds))
                .as("a site of 200 functions and 60 templates started in ms: %s", milliseconds)
                .isLessThan(MOST.toMillis());
    }
}
