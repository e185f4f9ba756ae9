package dev.postern.check;

import dev.postern.call.Anyone;
import dev.postern.codec.Codecs;
import dev.postern.function.Functions;
import dev.postern.function.Linker;
import dev.postern.page.Page;
import dev.postern.problem.Finding;
import dev.postern.template.TemplateFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A template with what is to be said of it, as the files beside these tests list them: a name behind {@code ===}, the
 * page's template, other templates each behind {@code --- file}, and the findings behind {@code --->}.
 */
record Case(String name, Map<String, String> templates, String expected) {
    private static final String PAGE = "page.html";

    static List<Case> in(String file) {
        String text;
        try (InputStream cases = Objects.requireNonNull(Case.class.getResourceAsStream(file), file)) {
            text = new String(cases.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
        List<Case> cases = new ArrayList<>();
        for (String one : text.split("(?m)^=== ")) {
            if (!one.isBlank()) {
                cases.add(of(one));
            }
        }
        return cases;
    }

    private static Case of(String text) {
        Map<String, StringBuilder> templates = new LinkedHashMap<>();
        StringBuilder expected = new StringBuilder();
        StringBuilder current = templates.computeIfAbsent(PAGE, name -> new StringBuilder());
        List<String> lines = text.lines().toList();
        for (String line : lines.subList(1, lines.size())) {
            if (line.equals("--->")) {
                current = expected;
            } else if (line.startsWith("--- ")) {
                current = templates.computeIfAbsent(line.substring(4), name -> new StringBuilder());
            } else {
                current.append(line).append('\n');
            }
        }
        Map<String, String> written = new LinkedHashMap<>();
        templates.forEach(
                (name, content) -> written.put(name, content.toString().stripTrailing()));
        return new Case(lines.get(0), written, expected.toString().strip());
    }

    /** The findings as they would be told. */
    String found(Path folder) throws IOException {
        for (Map.Entry<String, String> template : templates.entrySet()) {
            Path file = folder.resolve(template.getKey());
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.writeString(file, template.getValue());
        }
        return checker(folder).check().findings().stream()
                .map(Finding::toString)
                .collect(Collectors.joining("\n"));
    }

    static Checker checker(Path folder, String... allowed) {
        Functions functions = Functions.of(List.of(new Board()), new Linker(Codecs.standard(), Set.of(), List.of()));
        List<Page> pages = List.of(
                new Page("/board", new Anyone(), "page.html", Board.BoardPage.class, null, false),
                new Page("/cards/{id}", new Anyone(), "page.html", Board.BoardPage.class, null, false));
        return new Checker(
                functions,
                Codecs.standard(),
                pages,
                List.of(Board.Around.class),
                new TemplateFiles("", List.of(folder), Case.class.getClassLoader()),
                Set.of(allowed));
    }

    @Override
    public String toString() {
        return name;
    }
}
