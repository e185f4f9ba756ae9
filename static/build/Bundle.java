import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;

/**
 * Joins the shim's modules into the files that browsers load: minified, compressed, and none larger than its budget. Run
 * by this module's build, which needs no Node for it: UglifyJS runs in Rhino. The modules keep to a plain style, which is
 * checked: an import is one line of names, and no name stands at the top of two modules.
 */
final class Bundle {
    /** What is made, and the most bytes that each may have, compressed with brotli. What is loaded later comes first. */
    private static final Map<String, Integer> BUDGETS = new LinkedHashMap<>();

    static {
        BUDGETS.put("previews.js", 1_500);
        BUDGETS.put("transitions.js", 1_500);
        BUDGETS.put("summary.js", 1_500);
        BUDGETS.put("seldom.js", 1_500);
        BUDGETS.put("replay.js", 1_500);
        BUDGETS.put("counts.js", 1_500);
        BUDGETS.put("waiting.js", 1_500);
        BUDGETS.put("manners.js", 1_500);
        BUDGETS.put("native.js", 1_500);
        BUDGETS.put("calls.js", 4_000);
        BUDGETS.put("shim.js", 5_500);
        BUDGETS.put("early.js", 400);
        BUDGETS.put("postern.js", 1_500);
    }

    /** Loaded by the shim where a page needs it, under a name that lasts. */
    private static final Set<String> LATER = Set.of("previews.js", "transitions.js", "summary.js", "seldom.js", "replay.js", "counts.js", "waiting.js", "manners.js", "native.js", "calls.js");

    private static final Pattern IMPORT = Pattern.compile("(?m)^import \\{[\\w, ]+} from '\\./([\\w-]+\\.js)';\n");
    private static final Pattern TOP =
            Pattern.compile("(?m)^(?:export )?(?:async )?(?:const|let|function|class) (\\w+)");

    private final Path sources;
    private final Path target;
    private final Map<String, String> lasting = new HashMap<>();
    private final StringBuilder sizes = new StringBuilder();

    private Bundle(Path sources, Path target) {
        this.sources = sources;
        this.target = target;
    }

    /**
     * @param arguments the folder of the modules, the folder to write to, and a file for what was made of which sources
     */
    public static void main(String[] arguments) throws IOException {
        Bundle bundle = new Bundle(Path.of(arguments[0]), Path.of(arguments[1]));
        Path report = Path.of(arguments[2]);
        String made = "of " + bundle.fingerprint();
        if (Files.isRegularFile(report) && Files.readString(report).startsWith(made)) {
            return;
        }
        bundle.make();
        Files.writeString(report, made + "\n" + bundle.sizes);
    }

    /** Tells one state of the sources, this one included, from another. */
    private String fingerprint() throws IOException {
        StringBuilder all = new StringBuilder();
        for (Path folder : List.of(sources, sources.resolve("build"), sources.resolve("types"))) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    all.append(file.getFileName()).append('\n').append(Files.readString(file));
                }
            }
        }
        return hash(all.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void make() throws IOException {
        if (Files.isDirectory(target)) {
            try (Stream<Path> old = Files.list(target)) {
                for (Path file : old.toList()) {
                    Files.delete(file);
                }
            }
        }
        Files.createDirectories(target);
        Files.copy(sources.resolve("types/postern.d.ts"), target.resolve("postern.d.ts"));
        try (Minifier minifier = new Minifier()) {
            for (Map.Entry<String, Integer> entry : BUDGETS.entrySet()) {
                write(entry.getKey(), minifier.minify(join(entry.getKey())), entry.getValue());
            }
        }
    }

    private void write(String entry, String script, int budget) throws IOException {
        String text = script;
        for (Map.Entry<String, String> later : lasting.entrySet()) {
            text = text.replace("import(\"./" + later.getKey() + "\")", "import(\"./" + later.getValue() + "\")");
        }
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        String name = entry;
        if (LATER.contains(entry)) {
            name = entry.replace(".js", "." + hash(content) + ".js");
            lasting.put(entry, name);
        }
        byte[] gzip = gzip(content);
        Files.write(target.resolve(name), content);
        Files.write(target.resolve(name + ".gz"), gzip);
        sizes.append(String.format("%-12s %6d bytes, %5d with gzip", entry, content.length, gzip.length));
        // Where there is no brotli for this machine, there is none for its browsers either.
        if (Brotli4jLoader.isAvailable()) {
            byte[] brotli = Encoder.compress(content, new Encoder.Parameters().setQuality(11));
            Files.write(target.resolve(name + ".br"), brotli);
            sizes.append(String.format(", %5d with brotli (of %d)", brotli.length, budget));
            if (brotli.length > budget) {
                throw new IllegalStateException(entry + " has " + brotli.length + " bytes, more than its budget of "
                        + budget + ". Make it smaller, or say in docs/decisions why it grows.");
            }
        } else {
            System.err.println("There is no brotli for this machine: nobody checks " + entry + " against its budget.");
        }
        sizes.append('\n');
    }

    private String join(String entry) throws IOException {
        Set<String> modules = new LinkedHashSet<>();
        collect(entry, modules);
        Map<String, String> tops = new HashMap<>();
        StringBuilder joined = new StringBuilder();
        for (String module : modules) {
            String source = Files.readString(sources.resolve(module));
            Matcher top = TOP.matcher(source);
            while (top.find()) {
                String other = tops.putIfAbsent(top.group(1), module);
                if (other != null) {
                    throw new IllegalStateException(other + " and " + module + " both have a \"" + top.group(1)
                            + "\" at their top. Rename one of them.");
                }
            }
            String body = IMPORT.matcher(source).replaceAll("");
            // What the entry exports is what the file offers; between its modules nothing needs to be.
            joined.append(module.equals(entry) ? body : body.replaceAll("(?m)^export ", ""));
        }
        return joined.toString();
    }

    /** The modules that one needs, each after those it needs itself. */
    private void collect(String module, Set<String> modules) throws IOException {
        String source = Files.readString(sources.resolve(module));
        Matcher imported = IMPORT.matcher(source);
        while (imported.find()) {
            if (!modules.contains(imported.group(1))) {
                collect(imported.group(1), modules);
            }
        }
        if (IMPORT.matcher(source).replaceAll("").lines().anyMatch(line -> line.startsWith("import "))) {
            throw new IllegalStateException(
                    module + " has an import of another kind than \"import { a, b } from './c.js';\"");
        }
        modules.add(module);
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        }) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    private static String hash(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest).substring(0, 12);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** UglifyJS, in a JavaScript engine of its own. */
    private static final class Minifier implements AutoCloseable {
        private static final String LIBRARY = "META-INF/resources/webjars/uglify-js/3.19.3/lib/";
        private static final List<String> PARTS = List.of(
                "utils",
                "ast",
                "transform",
                "parse",
                "scope",
                "compress",
                "output",
                "sourcemap",
                "mozilla-ast",
                "propmangle",
                "minify");

        private final Context context;
        private final Scriptable scope;

        Minifier() throws IOException {
            context = Context.enter();
            context.setLanguageVersion(Context.VERSION_ES6);
            scope = context.initStandardObjects();
            StringBuilder library = new StringBuilder("var atob, btoa, exports = {}; (function () {");
            for (String part : PARTS) {
                try (InputStream source = Bundle.class.getClassLoader().getResourceAsStream(LIBRARY + part + ".js")) {
                    library.append(new String(source.readAllBytes(), StandardCharsets.UTF_8)).append('\n');
                }
            }
            library.append("exports.minify = minify; })();");
            context.evaluateString(scope, library.toString(), "uglify.js", 1, null);
        }

        String minify(String script) {
            ScriptableObject.putProperty(scope, "script", script);
            return Context.toString(context.evaluateString(
                    scope,
                    "var made = exports.minify(script, { module: true, compress: { passes: 2 } });"
                            + "if (made.error) throw new Error(made.error.message + ', line ' + made.error.line);"
                            + "made.code",
                    "minify.js",
                    1,
                    null));
        }

        @Override
        public void close() {
            Context.exit();
        }
    }
}
