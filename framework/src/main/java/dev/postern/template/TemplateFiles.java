package dev.postern.template;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.IEngineConfiguration;
import org.thymeleaf.cache.AlwaysValidCacheEntryValidity;
import org.thymeleaf.cache.ICacheEntryValidity;
import org.thymeleaf.cache.NonCacheableCacheEntryValidity;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ITemplateResolver;
import org.thymeleaf.templateresolver.TemplateResolution;
import org.thymeleaf.templateresource.ITemplateResource;

/**
 * Where templates are found by their names: in the source tree while developing, else on the class path; the site's own
 * before ours, so that a site replaces one of ours by a file of the same name.
 *
 * @param folder the site's folder of templates on the class path, without slashes around it; perhaps empty
 * @param sources source folders that come first and are read anew each time; none in production
 */
public record TemplateFiles(String folder, List<Path> sources, ClassLoader loader) {
    public TemplateFiles {
        sources = List.copyOf(sources);
    }

    /** Whether templates may change while we run. */
    boolean change() {
        return !sources.isEmpty();
    }

    /** The text of a template; empty where there is none of that name. */
    public Optional<byte[]> read(String name) throws IOException {
        String file = name.endsWith(".html") ? name : name + ".html";
        if (file.startsWith("/") || file.contains("..") || file.indexOf('\\') >= 0) {
            // Names are constants of the application; should one ever be made of input, it stays in its folder.
            return Optional.empty();
        }
        for (Path source : sources) {
            Path path = source.resolve(file);
            if (Files.isRegularFile(path)) {
                return Optional.of(Files.readAllBytes(path));
            }
        }
        for (String path : List.of(folder.isEmpty() ? file : folder + "/" + file, file)) {
            try (InputStream resource = loader.getResourceAsStream(path)) {
                if (resource != null) {
                    return Optional.of(resource.readAllBytes());
                }
            }
        }
        return Optional.empty();
    }

    /** The names of all templates that can be found, as far as folders can be listed: to suggest one, not to rely on. */
    List<String> names() {
        Set<String> names = new TreeSet<>();
        sources.forEach(source -> list(source, names));
        for (String place : folder.isEmpty() ? List.of("postern") : List.of(folder, "postern")) {
            try {
                for (URL url : Collections.list(loader.getResources(place))) {
                    list(url, place, place.equals(folder) ? folder : "", names);
                }
            } catch (IOException | URISyntaxException unlisted) {
                // Then there is one suggestion less.
            }
        }
        return List.copyOf(names);
    }

    /** Lists what is found at one place of the class path, named from the root on. */
    private static void list(URL url, String place, String root, Set<String> names)
            throws IOException, URISyntaxException {
        if (url.openConnection() instanceof JarURLConnection jar) {
            jar.getJarFile().stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.startsWith(place + "/") && name.endsWith(".html"))
                    .forEach(name -> names.add(root.isEmpty() ? name : name.substring(root.length() + 1)));
        } else if (url.getProtocol().equals("file")) {
            Path listed = Path.of(url.toURI());
            Path parent = listed.getParent();
            list(root.isEmpty() && parent != null ? parent : listed, listed, names);
        }
    }

    private static void list(Path folder, Set<String> names) {
        list(folder, folder, names);
    }

    private static void list(Path root, Path folder, Set<String> names) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(file -> file.toString().endsWith(".html"))
                    .forEach(file -> names.add(root.relativize(file).toString().replace('\\', '/')));
        } catch (IOException | UncheckedIOException unlisted) {
            // Then there are fewer suggestions.
        }
    }

    ITemplateResolver resolver() {
        return new Resolver(this);
    }

    private record Resolver(TemplateFiles files) implements ITemplateResolver {
        @Override
        public String getName() {
            return "Postern";
        }

        @Override
        public Integer getOrder() {
            return 1;
        }

        @Override
        public @Nullable TemplateResolution resolveTemplate(
                IEngineConfiguration configuration,
                @Nullable String owner,
                String template,
                @Nullable Map<String, Object> attributes) {
            ICacheEntryValidity validity =
                    files.change() ? NonCacheableCacheEntryValidity.INSTANCE : AlwaysValidCacheEntryValidity.INSTANCE;
            return new TemplateResolution(new Resource(files, template), true, TemplateMode.HTML, false, validity);
        }
    }

    private record Resource(TemplateFiles files, String name) implements ITemplateResource {
        @Override
        public String getDescription() {
            return name;
        }

        @Override
        public String getBaseName() {
            return name;
        }

        @Override
        public boolean exists() {
            try {
                return files.read(name).isPresent();
            } catch (IOException unreadable) {
                return false;
            }
        }

        @Override
        public Reader reader() throws IOException {
            byte[] text = files.read(name).orElseThrow(() -> new IOException("there is no template \"" + name + "\""));
            return new InputStreamReader(new ByteArrayInputStream(text), StandardCharsets.UTF_8);
        }

        @Override
        public @Nullable ITemplateResource relative(String location) {
            return null;
        }
    }
}
