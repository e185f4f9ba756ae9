package dev.postern.e2e;

import java.nio.file.Path;
import java.util.Map;

/**
 * A browser that Playwright can drive.
 *
 * @param program what to start
 * @param environment what it needs besides the usual environment
 */
record Program(Path program, Map<String, String> environment) {
    Program(Path program) {
        this(program, Map.of());
    }
}
