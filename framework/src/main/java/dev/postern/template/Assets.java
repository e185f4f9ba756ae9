package dev.postern.template;

/** Says where the browser finds a file of ours, by its name. */
@FunctionalInterface
public interface Assets {
    String url(String name);

    /** What is in a file of ours, to stand in the page itself. */
    default String text(String name) {
        throw new IllegalArgumentException(name + " cannot stand in a page");
    }
}
