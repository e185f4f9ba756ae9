package dev.postern.page;

import java.util.Map;
import java.util.Optional;

/** Finds the page at a path of this site, to be shown in the answer to a request for another path. */
@FunctionalInterface
public interface PageFinder {
    /** A page, and the values that the path has where the page's own has names. */
    record Found(Page page, Map<String, String> values) {}

    /**
     * The page at a path; empty where there is none, or where a handler of the application runs for that path that has
     * not run for this request: its word on who may see the page would not have been asked for.
     *
     * @param requested the path of the request that is being answered
     * @param path the path of the page, as a browser would ask for it, without its query
     */
    Optional<Found> at(String requested, String path);
}
