package dev.postern.dispatch;

import dev.postern.binding.FormId;
import dev.postern.binding.PageForms;
import dev.postern.call.Refusal;
import dev.postern.function.Exposed;
import dev.postern.http.Response;
import dev.postern.page.Loader;
import dev.postern.page.Page;
import dev.postern.page.Shown;
import dev.postern.page.View;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads and renders pages, with what they are to show of a submission. */
final class Pages {
    /** Where forms post to that stand on no page of ours. */
    static final String ANYWHERE = "/_postern/form";

    private static final Logger LOG = LoggerFactory.getLogger(Pages.class);

    private final Site site;
    private final Answers answers;

    Pages(Site site, Answers answers) {
        this.site = site;
        this.answers = answers;
    }

    /** The page at its URL. What its loader throws goes on as it is. */
    Response show(RequestCall call, Page page, int status, List<Shown> shown) throws Exception {
        long began = now();
        Map<String, @Nullable Object> variables = load(call, page);
        Response response = render(call, page.template(), variables, call.url(), null, status, shown, page.sensitive());
        return call.byShim() ? Shim.page(response, call.url(), began) : response;
    }

    static long now() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }

    private Map<String, @Nullable Object> load(RequestCall call, Page page) throws Exception {
        Map<String, @Nullable Object> variables = new HashMap<>(shared(call));
        Loader<?> loader = page.loader();
        if (loader != null) {
            Record model = loader.load(call);
            if (model == null) {
                throw Refusal.notFound();
            }
            variables.putAll(site.models().variables(model));
        }
        return variables;
    }

    /** The site's shared variables, each record loaded when a template first names a part of it. */
    private Map<String, @Nullable Object> shared(RequestCall call) {
        Map<String, @Nullable Object> variables = new HashMap<>();
        for (Site.Shared<?> one : site.shared()) {
            Once<Record> record = new Once<>(() -> one.load().apply(call));
            for (String name : site.models().names(one.type())) {
                variables.put(name, (View.Later) () -> site.models().read(record.get(), name));
            }
        }
        return variables;
    }

    private static final class Once<T> {
        private final Supplier<T> make;
        private @Nullable T made;

        Once(Supplier<T> make) {
            this.make = make;
        }

        T get() {
            T value = made;
            if (value == null) {
                value = make.get();
                made = value;
            }
            return value;
        }
    }

    /**
     * A template of the framework's own, such as an error page: it stands at no page of ours.
     */
    Response own(RequestCall call, String template, Map<String, @Nullable Object> own, int status, List<Shown> shown) {
        long began = now();
        Map<String, @Nullable Object> variables = new HashMap<>(shared(call));
        variables.putAll(own);
        Response response = render(call, template, variables, ANYWHERE, call.url(), status, shown, false);
        return call.byShim() ? Shim.page(response, call.url(), began) : response;
    }

    private Response render(
            RequestCall call,
            String template,
            Map<String, @Nullable Object> variables,
            String action,
            @Nullable String home,
            int status,
            List<Shown> shown,
            boolean sensitive) {
        String nonce = Answers.nonce();
        Function<List<Shown>, View> view = what -> new View(
                template,
                variables,
                call.words(),
                call.url(),
                action,
                nonce,
                what,
                call.parked().map(text -> Map.of(Parked.FIELD, text)).orElse(Map.of()),
                () -> forms(call, action, home),
                name -> allows(call, name));
        View.Rendered rendered = site.renderer().render(view.apply(shown));
        Optional<List<Shown>> placed = place(call, shown, rendered.forms());
        if (placed.isPresent()) {
            rendered = site.renderer().render(view.apply(placed.get()));
        }
        return answers.page(status, rendered.html(), nonce, sensitive || call.byShim());
    }

    private PageForms forms(RequestCall call, String action, @Nullable String home) {
        return site.seals().page(call.origin(), Locations.pathOf(action), home, call.orNew());
    }

    boolean allows(RequestCall call, String name) {
        Exposed function = site.functions().find(name).orElse(null);
        return function != null && function.access().allows(call);
    }

    /**
     * Finds a place for what has none: a submission whose seal tells nothing goes to the only form that has its fields;
     * a success that no form shows is said in words.
     */
    private Optional<List<Shown>> place(RequestCall call, List<Shown> shown, Map<FormId, Set<String>> forms) {
        boolean changed = false;
        List<Shown> placed = new ArrayList<>(shown);
        for (int i = 0; i < placed.size(); i++) {
            Shown one = placed.get(i);
            if (one.form() == null && one.typed() != null) {
                FormId only =
                        onlyFormWith(Set.copyOf(one.typed().withoutReserved().textNames()), forms);
                if (only != null) {
                    placed.set(i, one.at(only));
                    changed = true;
                }
            } else if (one.done() && one.form() != null && !forms.containsKey(one.form())) {
                LOG.warn(
                        "{} has no form of {} to show what came of it. To mend it: put the form on that page, or return"
                                + " a redirect with a notice.",
                        call.url(),
                        one.form().function());
                if (one.notice() == null) {
                    placed.set(i, one.saying(call.words().say("postern.done")));
                    changed = true;
                }
            }
        }
        return changed ? Optional.of(placed) : Optional.empty();
    }

    private static @Nullable FormId onlyFormWith(Set<String> names, Map<FormId, Set<String>> forms) {
        FormId only = null;
        for (Map.Entry<FormId, Set<String>> form : forms.entrySet()) {
            if (!names.isEmpty() && form.getValue().containsAll(names)) {
                if (only != null) {
                    return null;
                }
                only = form.getKey();
            }
        }
        return only;
    }
}
