package dev.postern.javalin;

import dev.postern.page.Page;
import dev.postern.page.PageFinder;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import io.javalin.router.InternalRouter;
import io.javalin.router.ParsedEndpoint;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/** Our pages as the application's router finds them. */
public final class RoutedPages implements PageFinder {
    /** Handlers of the application's own, which see every request for a path they match. */
    private static final List<HandlerType> AROUND =
            List.of(HandlerType.BEFORE, HandlerType.BEFORE_MATCHED, HandlerType.AFTER_MATCHED, HandlerType.AFTER);

    private final InternalRouter router;
    private final IdentityHashMap<Endpoint, Page> pages = new IdentityHashMap<>();

    public RoutedPages(InternalRouter router) {
        this.router = router;
    }

    void add(Endpoint endpoint, Page page) {
        pages.put(endpoint, page);
    }

    @Override
    public Optional<Found> at(String requested, String path) {
        for (HandlerType type : AROUND) {
            if (!handlers(type, requested).containsAll(handlers(type, path))) {
                return Optional.empty();
            }
        }
        ParsedEndpoint first = router.findFirstHttpHandlerEntry(HandlerType.GET, path);
        Page page = first == null ? null : pages.get(first.endpoint);
        return page == null ? Optional.empty() : Optional.of(new Found(page, first.extractPathParams(path)));
    }

    private List<Endpoint> handlers(HandlerType type, String path) {
        return router.findHttpHandlerEntries(type, path).stream()
                .map(entry -> entry.endpoint)
                .toList();
    }
}
