package dev.postern;

import dev.postern.binding.FormSeals;
import dev.postern.call.Access;
import dev.postern.check.CheckedPages;
import dev.postern.check.Checker;
import dev.postern.dispatch.Cookies;
import dev.postern.dispatch.Dispatcher;
import dev.postern.dispatch.Models;
import dev.postern.dispatch.Site;
import dev.postern.form.Validation;
import dev.postern.function.Functions;
import dev.postern.function.Linker;
import dev.postern.guard.Guard;
import dev.postern.javalin.FrameworkFiles;
import dev.postern.javalin.Listening;
import dev.postern.javalin.RoutedPages;
import dev.postern.javalin.Routes;
import dev.postern.once.Bounds;
import dev.postern.once.Ledger;
import dev.postern.once.MemoryLedger;
import dev.postern.page.Page;
import dev.postern.page.PageRenderer;
import dev.postern.problem.DidYouMean;
import dev.postern.problem.Finding;
import dev.postern.problem.Problem;
import dev.postern.problem.ProblemException;
import dev.postern.problem.Report;
import dev.postern.seal.Seals;
import dev.postern.template.TemplateFiles;
import dev.postern.template.ThymeleafPages;
import dev.postern.upload.UploadFolder;
import dev.postern.words.Bundles;
import dev.postern.words.Words;
import io.javalin.config.JavalinState;
import io.javalin.config.Key;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts an application together: links what it declares, and refuses what cannot work. */
final class Startup {
    private static final Logger LOG = LoggerFactory.getLogger(Postern.class);
    private static final Duration ON_ITS_WAY = Duration.ofHours(1);

    private final Settings settings;
    private final Listening listening;
    private final SecureRandom random = new SecureRandom();

    Startup(Settings settings, Listening listening) {
        this.settings = settings;
        this.listening = listening;
    }

    void wire(JavalinState state) {
        Linker linker = new Linker(settings.codecs, settings.supplied.keySet(), settings.accesses);
        Functions functions = Functions.of(settings.functions, linker);
        List<Page> pages = pages(linker, state);
        ClassLoader loader = loader();
        TemplateFiles templates = new TemplateFiles(settings.templates, sources(loader), loader);
        FrameworkFiles files = new FrameworkFiles(this::open, settings.development);
        Checker checker = new Checker(functions, settings.codecs, pages, shared(), templates, settings.allowed);
        Later<Report> report = new Later<>(checker::check);
        state.appDataManager.register(new Key<Supplier<Report>>(Report.KEY), report::get);
        PageRenderer renderer = renderer(new ThymeleafPages(templates, functions, settings.codecs, files), checker);
        Validation validation = Validation.jakarta();
        UploadFolder uploads = new UploadFolder();
        Executor executor = executor();
        Ledger ledger = settings.ledger != null ? settings.ledger : memory(executor);

        // Made now, because what is wrong with a secret, a name or a record must stop the start, not the first visitor.
        Seals seals = new Seals(secrets(), settings.application);
        FormSeals forms = new FormSeals(seals, functions, epoch(), settings.sealLife, settings.clock);
        Models models = models(pages);
        Bundles words = new Bundles(settings.bundles, loader);

        RoutedPages routed = new RoutedPages(state.internalRouter);
        Later<Dispatcher> dispatcher = new Later<>(() -> {
            Set<String> origins = settings.origins.isEmpty() ? listening.loopbackOrigins() : settings.origins;
            return new Dispatcher(new Site(
                    functions,
                    renderer,
                    forms,
                    new Cookies(seals, settings.signInLife, settings.clock),
                    new Guard(origins, Set.of(), settings.requireBrowserProof),
                    uploads,
                    settings.limits,
                    ledger,
                    validation,
                    settings.codecs,
                    words,
                    settings.supplied,
                    settings.user,
                    loginPage(pages),
                    settings.shared,
                    settings.locale,
                    settings.mayLeaveTo,
                    Routes::refusal,
                    models,
                    routed,
                    executor,
                    listening.threads(),
                    settings.beat,
                    settings.patience,
                    settings.development));
        });
        Supplier<Dispatcher> reachable = dispatcher::get;
        state.appDataManager.register(new Key<>(Dispatcher.KEY), reachable);
        new Routes(reachable, routed).add(state, pages, files);
        listening.watch(state, onlyLoopback -> {
            checkSurroundings(onlyLoopback);
            // Reading templates and reading constraints cost about the same, and have nothing to do with each other.
            CompletableFuture<List<Problem>> constraints = CompletableFuture.supplyAsync(
                    () -> constraintProblems(functions, validation, words.in(Locale.ENGLISH)));
            tell(report.get());
            refuse(constraints);
            LOG.info(
                    "Postern serves {} pages and {} functions{}",
                    pages.size(),
                    functions.names().size(),
                    settings.development ? ", in development mode" : "");
        });
        state.events.serverStopped(() -> {
            uploads.close();
            validation.close();
        });
    }

    private PageRenderer renderer(ThymeleafPages pages, Checker checker) {
        return settings.development ? new CheckedPages(pages, checker) : pages;
    }

    /** In production a site does not start with a page that cannot work; while developing, that page says so. */
    private void tell(Report report) {
        report.warnings().forEach(finding -> LOG.warn("{} [{}]", finding.message(), finding.name()));
        if (settings.development) {
            report.errors().forEach(finding -> LOG.error("{} [{}]", finding.message(), finding.name()));
        } else if (!report.errors().isEmpty()) {
            throw new ProblemException(
                    report.errors().stream().map(Finding::problem).toList());
        }
    }

    private List<Class<? extends Record>> shared() {
        List<Class<? extends Record>> types = new ArrayList<>();
        settings.shared.forEach(shared -> types.add(shared.type()));
        return types;
    }

    /** Asks every constraint once: a mistake in one is told now, and the first visitor does not wait for the validator. */
    private static List<Problem> constraintProblems(Functions functions, Validation validation, Words words) {
        validation.awaitStart();
        return functions.all().stream()
                .flatMap(function -> function.problems(validation, words).stream())
                .distinct()
                .toList();
    }

    private static void refuse(CompletableFuture<List<Problem>> problems) {
        List<Problem> found = problems.join();
        if (!found.isEmpty()) {
            throw new ProblemException(found);
        }
    }

    private void checkSurroundings(boolean onlyLoopback) {
        List<Problem> problems = new ArrayList<>();
        if (!onlyLoopback && settings.development) {
            problems.add(new Problem(
                    "Postern",
                    "development mode shows the inside of the site, and the server listens to others than this machine",
                    List.of(),
                    "start it with start(\"localhost\", port), or take POSTERN_DEV away."));
        }
        if (!onlyLoopback && settings.secrets.isEmpty()) {
            problems.add(new Problem(
                    "Postern",
                    "no secret is set, so forms could be forged or would die with this process",
                    List.of("Only on a loopback address one made at start stands in."),
                    "set POSTERN_SECRET to at least 32 random bytes (openssl rand -base64 32), the same on every"
                            + " instance."));
        }
        if (!onlyLoopback && settings.origins.isEmpty()) {
            problems.add(new Problem(
                    "Postern",
                    "it is not said under which origins browsers reach this site",
                    List.of("A Host header is the client's word, so it cannot tell."),
                    "set POSTERN_ORIGINS, as in https://todos.example."));
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        if (settings.secrets.isEmpty()) {
            LOG.info("Postern made a secret for this start, as the server listens to this machine only.");
        }
    }

    private List<byte[]> secrets() {
        if (!settings.secrets.isEmpty()) {
            return settings.secrets;
        }
        byte[] made = new byte[32];
        random.nextBytes(made);
        return List.of(made);
    }

    /** Memory forgets submissions with the process, so forms of an earlier start must not be taken for new ones. */
    private long epoch() {
        return settings.ledger != null ? 0 : random.nextLong() | 1;
    }

    private Ledger memory(Executor executor) {
        return new MemoryLedger(
                settings.clock, executor, Bounds.DEFAULT.withClaimLife(settings.sealLife.plus(ON_ITS_WAY)));
    }

    /** Where copies that waited are answered, and streams are sent: each on a thread of its own, where threads are cheap. */
    private static Executor executor() {
        try {
            return (Executor)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (ReflectiveOperationException olderJava) {
            // No pool of few threads: a stream that waits keeps its own, and must not keep others from theirs.
            return Executors.newCachedThreadPool(task -> {
                Thread thread = new Thread(task, "postern");
                thread.setDaemon(true);
                return thread;
            });
        }
    }

    private List<Page> pages(Linker linker, JavalinState state) {
        List<Problem> problems = new ArrayList<>();
        List<Page> pages = new ArrayList<>();
        Set<String> paths = new LinkedHashSet<>();
        for (PageSetting page : settings.pages) {
            boolean taken = !paths.add(page.path())
                    || !state.internalRouter
                            .findHttpHandlerEntries(io.javalin.http.HandlerType.GET, page.path())
                            .isEmpty();
            if (taken) {
                problems.add(new Problem(
                        "page \"" + page.path() + "\"",
                        "another route answers this path already",
                        List.of(),
                        "give one of the two another path."));
            }
            access(linker, page, problems)
                    .ifPresent(access -> pages.add(new Page(
                            page.path(), access, page.template(), page.model(), page.loader(), page.isSensitive())));
        }
        if (settings.login != null && !paths.contains(settings.login)) {
            problems.add(new Problem(
                    "login(\"" + settings.login + "\")",
                    "there is no such page",
                    DidYouMean.among(paths, settings.login)
                            .map(near -> List.of("Did you mean \"" + near + "\"?"))
                            .orElse(List.of()),
                    "declare it with page(\"" + settings.login + "\", …)."));
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        return pages;
    }

    private static Optional<Access> access(Linker linker, PageSetting page, List<Problem> problems) {
        try {
            return Optional.of(linker.access(page.access()));
        } catch (ReflectiveOperationException | RuntimeException failed) {
            problems.add(new Problem(
                    "page \"" + page.path() + "\"",
                    "its access " + page.access().getSimpleName() + " cannot be made: "
                            + (failed instanceof NoSuchMethodException
                                    ? "it has no constructor without parameters"
                                    : String.valueOf(failed.getCause() != null ? failed.getCause() : failed)),
                    List.of(),
                    "give it a constructor without parameters, or hand it over with postern.access(new "
                            + page.access().getSimpleName() + "(…))."));
            return Optional.empty();
        }
    }

    private @Nullable Page loginPage(List<Page> pages) {
        return pages.stream()
                .filter(page -> page.path().equals(settings.login))
                .findFirst()
                .orElse(null);
    }

    private Models models(List<Page> pages) {
        Set<Class<? extends Record>> types = new LinkedHashSet<>();
        for (Page page : pages) {
            Class<? extends Record> model = page.model();
            if (model != null) {
                types.add(model);
            }
        }
        types.addAll(shared());
        return new Models(types);
    }

    private static ClassLoader loader() {
        ClassLoader own = Thread.currentThread().getContextClassLoader();
        return own != null ? own : Postern.class.getClassLoader();
    }

    private List<Path> sources(ClassLoader loader) {
        if (!settings.development) {
            return List.of();
        }
        List<Path> sources = new ArrayList<>(settings.sources);
        sources.addAll(Sources.of(loader, settings.templates));
        // Our own templates, for whoever works on the framework itself.
        sources.addAll(Sources.of(loader, "postern").stream()
                .map(Path::getParent)
                .filter(java.util.Objects::nonNull)
                .collect(Collectors.toList()));
        return sources;
    }

    private Optional<InputStream> open(String path) throws java.io.IOException {
        ClassLoader loader = loader();
        if (settings.development) {
            for (Path source : Sources.of(loader, path.substring(0, path.indexOf('/')))) {
                Path file = source.resolve(path.substring(path.indexOf('/') + 1));
                if (Files.isRegularFile(file)) {
                    return Optional.of(new ByteArrayInputStream(Files.readAllBytes(file)));
                }
            }
        }
        return Optional.ofNullable(loader.getResourceAsStream(path));
    }
}
