package dev.postern.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the known name that a misspelt one most likely stands for. */
public final class DidYouMean {
    private DidYouMean() {}

    /** The nearest of the known names, if one is near enough to be worth a question. */
    public static Optional<String> among(Collection<String> known, String found) {
        int furthest = Math.max(1, found.length() / 3);
        return known.stream()
                .filter(name -> distance(name, found) <= furthest)
                .min(Comparator.<String>comparingInt(name -> distance(name, found))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Edits between two names: insert, delete, replace, swap neighbours; case is free. */
    private static int distance(String one, String other) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        int[][] edits = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    edits[i][j] = i + j;
                    continue;
                }
                int replaced = edits[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                edits[i][j] = Math.min(replaced, 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    edits[i][j] = Math.min(edits[i][j], 1 + edits[i - 2][j - 2]);
                }
            }
        }
        return edits[a.length()][b.length()];
    }
}
