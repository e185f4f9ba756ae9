package dev.postern.e2e;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Debian's packages, for whoever may install them. */
final class Apt {
    private static final Duration LONG = Duration.ofMinutes(10);

    private Apt() {}

    /** Installs a package, announcing it first; says why it could not. */
    static Optional<String> install(Machine machine, String name, String what) {
        Optional<String> apt = machine.program("apt-get").map(Object::toString);
        if (!machine.root() || apt.isEmpty()) {
            return Optional.of(machine.root() ? "there is no apt-get" : "only root may install packages");
        }
        machine.announce().accept("Installing " + name + " with apt-get: " + what);
        Map<String, String> quietly = Map.of("DEBIAN_FRONTEND", "noninteractive");
        // Stale lists are no reason to stop: what they name may still be there.
        machine.commands().run(List.of(apt.get(), "-q", "update"), quietly, LONG);
        Commands.Ran installed = machine.commands()
                .run(
                        List.of(
                                apt.get(),
                                "-q",
                                "-y",
                                "-o",
                                "DPkg::Lock::Timeout=300",
                                "--no-install-recommends",
                                "install",
                                name),
                        quietly,
                        LONG);
        return installed.well() ? Optional.empty() : Optional.of("apt-get: " + installed.lastLine());
    }
}
