package dev.postern.e2e;

import com.microsoft.playwright.impl.driver.Driver;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The Node that Playwright brings along, so that nobody has to install one. */
final class Node {
    private Node() {}

    /**
     * Runs a script to its end.
     *
     * @return what it wrote, empty where it ended well and had nothing to say
     */
    static String run(Path folder, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Driver.ensureDriverInstalled(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"), false)
                .createProcessBuilder()
                .command()
                .get(0));
        command.addAll(arguments);
        Path written = Files.createTempFile(folder, "node", ".log");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(written.toFile())
                .start();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            return "It did not end within two minutes.";
        }
        String said = Files.readString(written, StandardCharsets.UTF_8);
        return process.exitValue() == 0 || !said.isEmpty() ? said : "It ended with " + process.exitValue() + ".";
    }
}
