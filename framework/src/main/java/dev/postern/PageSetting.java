package dev.postern;

import dev.postern.call.Access;
import dev.postern.call.Anyone;
import dev.postern.page.Loader;
import org.jspecify.annotations.Nullable;

/** One page while it is being declared; what is not said has a default. */
public final class PageSetting {
    private final String path;
    private final String template;
    private final @Nullable Class<? extends Record> model;
    private final @Nullable Loader<?> loader;
    private Class<? extends Access> access = Anyone.class;
    private boolean sensitive;

    PageSetting(String path, String template, @Nullable Class<? extends Record> model, @Nullable Loader<?> loader) {
        this.path = path;
        this.template = template;
        this.model = model;
        this.loader = loader;
    }

    /** Says who may open it. By default everybody may. */
    public PageSetting access(Class<? extends Access> who) {
        this.access = who;
        return this;
    }

    /** Keeps every copy of it out of caches, the Back button's included. */
    public PageSetting sensitive() {
        this.sensitive = true;
        return this;
    }

    String path() {
        return path;
    }

    String template() {
        return template;
    }

    @Nullable
    Class<? extends Record> model() {
        return model;
    }

    @Nullable
    Loader<?> loader() {
        return loader;
    }

    Class<? extends Access> access() {
        return access;
    }

    boolean isSensitive() {
        return sensitive;
    }
}
