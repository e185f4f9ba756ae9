package dev.postern;

import dev.postern.call.Access;
import dev.postern.call.Call;
import dev.postern.codec.Codecs;
import dev.postern.codec.ValueCodec;
import dev.postern.dispatch.Site;
import dev.postern.http.Limits;
import dev.postern.once.Ledger;
import dev.postern.page.Loader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What an application says of itself. */
public final class Settings {
    final List<Object> functions = new ArrayList<>();
    final List<PageSetting> pages = new ArrayList<>();
    final List<Access> accesses = new ArrayList<>();
    final Map<Class<?>, Function<Call, ?>> supplied = new LinkedHashMap<>();
    final List<Site.Shared<?>> shared = new ArrayList<>();
    final List<String> bundles = new ArrayList<>();
    final Set<String> origins = new LinkedHashSet<>(Environment.list("POSTERN_ORIGINS"));
    final Set<String> mayLeaveTo = new LinkedHashSet<>();
    final Set<String> allowed = new LinkedHashSet<>();
    final List<byte[]> secrets = new ArrayList<>();
    final List<Path> sources = new ArrayList<>();
    Site.@Nullable User<?> user;

    @Nullable
    String login;

    @Nullable
    Function<Call, Locale> locale;

    @Nullable
    Ledger ledger;

    Codecs codecs = Codecs.standard();
    Limits limits = Limits.DEFAULT;
    Duration sealLife = Duration.ofHours(12);
    Duration signInLife = Duration.ofDays(30);
    /** Two of them find out that a client has gone. */
    Duration beat = Duration.ofSeconds(15);

    Duration patience = Duration.ofMinutes(1);

    InstantSource clock = InstantSource.system();
    String templates = "";
    String application = "postern";
    boolean development = Environment.isOn("POSTERN_DEV");
    boolean requireBrowserProof;

    Settings() {
        Environment.list("POSTERN_SECRET").forEach(this::secret);
    }

    /** Registers objects whose methods are marked with {@code @UseServer}. Nothing is scanned. */
    public Settings functions(Object... objects) {
        functions.addAll(List.of(objects));
        return this;
    }

    /** Declares a page without a model. */
    public PageSetting page(String path, String template) {
        return add(new PageSetting(path, template, null, null));
    }

    /** Declares a page whose record's components are the template's variables. */
    public <R extends Record> PageSetting page(String path, String template, Class<R> model, Loader<R> loader) {
        return add(new PageSetting(path, template, model, loader));
    }

    private PageSetting add(PageSetting page) {
        pages.add(page);
        return page;
    }

    /** Hands over an access that needs more than a constructor without parameters. */
    public Settings access(Access access) {
        accesses.add(access);
        return this;
    }

    /** Says who a visitor is; asked at most once a request. */
    public <U> Settings user(Class<U> type, Function<Call, Optional<U>> find) {
        user = new Site.User<>(type, find);
        return this;
    }

    /** The page that is shown to whoever has to log in: the path of one declared with {@link #page}. */
    public Settings login(String path) {
        login = path;
        return this;
    }

    /** Lets functions take a parameter of this type, which the site supplies. */
    public <T> Settings supply(Class<T> type, Function<Call, T> supplier) {
        supplied.put(type, supplier);
        return this;
    }

    /** Gives every page, error pages included, a record's components as variables; loaded only where one is used. */
    public <R extends Record> Settings shared(Class<R> type, Function<Call, R> load) {
        shared.add(new Site.Shared<>(type, load));
        return this;
    }

    /** Names bundles for {@code #{…}}, the words of constraints and those of the framework. */
    public Settings messages(String... baseNames) {
        bundles.addAll(List.of(baseNames));
        return this;
    }

    /** Says in which language a visitor is spoken to; by default {@code Accept-Language} does. */
    public Settings locale(Function<Call, Locale> rule) {
        locale = rule;
        return this;
    }

    /** Reads and writes a type of the site's own in forms, paths and queries. */
    public <T> Settings codec(Class<T> type, ValueCodec<T> codec) {
        codecs = codecs.with(type, codec);
        return this;
    }

    /** Lists hosts that {@code Outcome.leave} may lead to. */
    public Settings mayLeaveTo(String... hosts) {
        for (String host : hosts) {
            mayLeaveTo.add(host.toLowerCase(Locale.ROOT));
        }
        return this;
    }

    /** The site's public origins, as in {@code https://todos.example}. */
    public Settings origins(String... own) {
        origins.addAll(List.of(own));
        return this;
    }

    /** A secret of at least 32 bytes; the first is used, later ones are still understood. */
    public Settings secret(String secret) {
        secrets.add(secret.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Tells this application from others under the same secret. */
    public Settings application(String name) {
        application = name;
        return this;
    }

    /** The folder on the class path in which templates are found. */
    public Settings templates(String folder) {
        templates = folder;
        return this;
    }

    /**
     * Keeps the checker from telling findings of these names, as in {@code errors-not-shown}. In one place only, a
     * template says it by {@code <!--/* postern:allow errors-not-shown *}{@code /-->} on the line before.
     */
    public Settings allow(String... findings) {
        allowed.addAll(List.of(findings));
        return this;
    }

    /** Folders whose templates come first and are read anew each time, while developing. */
    public Settings sources(Path... folders) {
        sources.addAll(List.of(folders));
        return this;
    }

    /** How much of a body is read. */
    public Settings limits(Limits most) {
        limits = most;
        return this;
    }

    /** How long a page's forms can be sent after it was rendered. */
    public Settings sealLife(Duration life) {
        sealLife = life;
        return this;
    }

    /** How long somebody stays signed in with {@code call.signIn}. */
    public Settings signInLife(Duration life) {
        signInLife = life;
        return this;
    }

    /** Turns development mode on or off; by default {@code POSTERN_DEV} does. */
    public Settings development(boolean on) {
        development = on;
        return this;
    }

    /** Refuses submissions of clients that do not say where they come from, as browsers do. */
    public Settings requireBrowserProof() {
        requireBrowserProof = true;
        return this;
    }

    /** The clock, for tests that move it. */
    public Settings clock(InstantSource source) {
        clock = source;
        return this;
    }

    /** Keeps submissions elsewhere than in this process's memory. */
    public Settings ledger(Ledger kept) {
        ledger = kept;
        return this;
    }
}
