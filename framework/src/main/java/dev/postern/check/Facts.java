package dev.postern.check;

import dev.postern.codec.Codecs;
import dev.postern.function.Functions;
import dev.postern.page.Page;
import java.util.List;
import java.util.Set;

/**
 * What the checker knows of a site besides its templates.
 *
 * @param shared records whose components every page may name
 * @param allowed names of findings that are not to be told
 */
record Facts(
        Functions functions,
        Codecs codecs,
        List<Page> pages,
        List<Class<? extends Record>> shared,
        Set<String> allowed) {

    /** Whether a path without its query leads to one of our pages. */
    boolean isPage(String path) {
        String bare = path.replaceFirst("[?#].*", "");
        return pages.stream().anyMatch(page -> matches(page.path(), bare));
    }

    private static boolean matches(String pattern, String path) {
        String[] wanted = pattern.split("/", -1);
        String[] given = path.split("/", -1);
        for (int i = 0; i < wanted.length; i++) {
            if (wanted[i].contains("<")) {
                return true;
            }
            boolean same = i < given.length && (wanted[i].contains("{") || wanted[i].equals(given[i]));
            if (!same) {
                return false;
            }
        }
        return wanted.length == given.length;
    }
}
