package dev.postern.dispatch;

import dev.postern.binding.FormSeals;
import dev.postern.call.Call;
import dev.postern.codec.Codecs;
import dev.postern.form.Validation;
import dev.postern.function.Functions;
import dev.postern.guard.Guard;
import dev.postern.http.Limits;
import dev.postern.once.Ledger;
import dev.postern.page.Page;
import dev.postern.page.PageFinder;
import dev.postern.page.PageRenderer;
import dev.postern.upload.UploadFolder;
import dev.postern.words.Bundles;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Everything one application consists of, ready to serve.
 *
 * @param supplied what the site itself supplies to functions, by type
 * @param user who a visitor is, or null where the site knows no users
 * @param login the page that is shown to whoever has to log in, or null
 * @param shared variables that every page may name, with how they are loaded
 * @param locale the visitor's language, where the site has a rule of its own
 * @param mayLeaveTo hosts that {@code Outcome.leave} may lead to
 * @param translate makes a refusal of an exception that means one, as Javalin's {@code NotFoundResponse} does
 * @param pages finds pages by their paths
 * @param executor where streams are sent
 * @param threads the server's own, where a function runs while its answer has begun
 * @param beat how long a stream may be silent before it is asked whether somebody still listens
 * @param patience how long an answer that is written at once waits for what is still to come of it
 */
public record Site(
        Functions functions,
        PageRenderer renderer,
        FormSeals seals,
        Cookies cookies,
        Guard guard,
        UploadFolder uploads,
        Limits limits,
        Ledger ledger,
        Validation validation,
        Codecs codecs,
        Bundles bundles,
        Map<Class<?>, Function<Call, ?>> supplied,
        @Nullable User<?> user,
        @Nullable Page login,
        List<Shared<?>> shared,
        @Nullable Function<Call, Locale> locale,
        Set<String> mayLeaveTo,
        Function<Throwable, Optional<RuntimeException>> translate,
        Models models,
        PageFinder pages,
        Executor executor,
        Executor threads,
        Duration beat,
        Duration patience,
        boolean development) {

    /** Says who a visitor is. */
    public record User<U>(Class<U> type, Function<Call, Optional<U>> find) {}

    /** Loads variables for every page that names one of them. */
    public record Shared<R extends Record>(Class<R> type, Function<Call, R> load) {}
}
