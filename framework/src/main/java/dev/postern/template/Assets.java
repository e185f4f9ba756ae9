package dev.postern.template;

/** Says where the browser finds a file of ours, by its name. */
@FunctionalInterface
public interface Assets {
    String url(String name);
}
