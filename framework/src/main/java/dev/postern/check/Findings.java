package dev.postern.check;

import dev.postern.problem.Finding;
import dev.postern.problem.Place;
import dev.postern.problem.Problem;
import dev.postern.problem.Report;
import dev.postern.problem.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Gathers what is found, each thing once, without what an author allows. */
final class Findings {
    /** A parser-level comment: it does not reach the page. */
    private static final Pattern ALLOW =
            Pattern.compile("^\\s*<!--/\\*\\s*postern:allow\\s+([\\w\\-, ]+?)\\s*\\*/-->\\s*$");

    private static final Pattern ALLOWANCE = Pattern.compile("<!--/\\*\\s*postern:allow\\s+([\\w\\-, ]+?)\\s*\\*/-->");

    private final Set<String> allowed;
    private final Map<String, Map<Integer, Set<String>>> allowedByLine = new HashMap<>();
    private final Set<String> messages = new HashSet<>();
    private final List<At> found = new ArrayList<>();

    private record At(Place place, Finding finding) {}

    Findings(Set<String> allowed) {
        this.allowed = Set.copyOf(allowed);
    }

    /** Reads what a template allows: a comment speaks for the line behind it, several for that behind the last. */
    void read(String file, String text) {
        if (allowedByLine.containsKey(file)) {
            return;
        }
        Map<Integer, Set<String>> byLine = new HashMap<>();
        allowedByLine.put(file, byLine);
        if (!text.contains("postern:allow")) {
            return;
        }
        Set<String> pending = new HashSet<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (!pending.isEmpty()) {
                byLine.computeIfAbsent(i + 1, line -> new HashSet<>()).addAll(pending);
            }
            Matcher comment = ALLOWANCE.matcher(lines.get(i));
            if (!ALLOW.matcher(lines.get(i)).matches()) {
                pending.clear();
            }
            while (comment.find()) {
                for (String name : comment.group(1).split("[,\\s]+")) {
                    pending.add(name);
                    if (Mistake.called(name).isEmpty()) {
                        add(
                                Mistake.UNKNOWN_ALLOWANCE,
                                Problems.unknownAllowance(name, new Place(file, i + 1, comment.start() + 1)),
                                new Place(file, i + 1, 1),
                                0);
                    }
                }
            }
        }
    }

    void add(Mistake mistake, Problem problem, Place place, int lineOfElement) {
        add(mistake, mistake.severity(), problem, place, lineOfElement);
    }

    void add(Mistake mistake, Severity severity, Problem problem, Place place, int lineOfElement) {
        String name = mistake.kebab();
        Map<Integer, Set<String>> byLine = allowedByLine.getOrDefault(place.file(), Map.of());
        boolean isAllowed = allowed.contains(name)
                || byLine.getOrDefault(place.line(), Set.of()).contains(name)
                || byLine.getOrDefault(lineOfElement, Set.of()).contains(name);
        if (!isAllowed && messages.add(name + problem.message())) {
            found.add(new At(place, new Finding(severity, name, problem)));
        }
    }

    Report report() {
        return new Report(found.stream()
                .sorted(Comparator.comparing((At at) -> at.place().file())
                        .thenComparing(at -> at.place().line())
                        .thenComparing(at -> at.place().column()))
                .map(At::finding)
                .toList());
    }
}
