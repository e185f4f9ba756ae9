package dev.postern;

import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;

/** Finds the source folders behind the class path, so that a change shows without a restart. */
final class Sources {
    private static final String BUILT = "/target/classes/";

    private Sources() {}

    /** The source folders of resources in this folder of the class path, as Maven lays them out. */
    static List<Path> of(ClassLoader loader, String folder) {
        List<Path> found = new ArrayList<>();
        try {
            Enumeration<URL> places = loader.getResources(folder.isEmpty() ? "" : folder + "/");
            while (places.hasMoreElements()) {
                String place = places.nextElement().toString();
                int built = place.indexOf(BUILT);
                if (place.startsWith("file:") && built >= 0) {
                    Path source = Path.of(URI.create(place.substring(0, built) + "/src/main/resources/"
                            + place.substring(built + BUILT.length())));
                    if (Files.isDirectory(source)) {
                        found.add(source);
                    }
                }
            }
        } catch (java.io.IOException | IllegalArgumentException none) {
            // Then what is on the class path will do.
        }
        return found;
    }
}
