package dev.postern;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What the surroundings say: environment variables, or system properties of the same name. */
final class Environment {
    private Environment() {}

    static Optional<String> find(String name) {
        String property = System.getProperty(name);
        String value = property != null ? property : System.getenv(name);
        return value == null || value.isBlank() ? Optional.empty() : Optional.of(value.trim());
    }

    static List<String> list(String name) {
        return find(name)
                .map(value -> Arrays.stream(value.split(","))
                        .map(String::trim)
                        .filter(v -> !v.isEmpty())
                        .toList())
                .orElse(List.of());
    }

    static boolean isOn(String name) {
        return find(name).map(Boolean::parseBoolean).orElse(false);
    }
}
