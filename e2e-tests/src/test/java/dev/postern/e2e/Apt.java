package dev.postern.e2e;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Debian's packages, for whoever may install them. */
final class Apt {
    private static final Duration LONG = Duration.ofMinutes(10);

    private Apt() {}

    /**
     * Where a program comes from.
     *
     * @param name of Debian's package
     * @param what it is for, as it is announced
     * @param mend what somebody who lacks it can do, in lines that begin at the margin
     */
    record Packaged(String name, String what, String mend) {}

    /** A program that is on the PATH, or is once its package is installed; fails where that cannot be. */
    static Path program(Machine machine, String program, Packaged from) {
        return machine.program(program)
                .orElseGet(() -> Folders.alone(machine.cache(), () -> {
                    // While we waited, another run may have installed it.
                    Optional<Path> here = machine.program(program);
                    if (here.isPresent()) {
                        return here.get();
                    }
                    Optional<String> failed = install(machine, from.name(), from.what());
                    return machine.program(program)
                            .orElseThrow(() -> new IllegalStateException("There is no " + program
                                    + ", and none could be had: " + failed.orElse("apt-get left none on the PATH")
                                    + "\n"
                                    + from.mend().indent(2).stripTrailing()));
                }));
    }

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
