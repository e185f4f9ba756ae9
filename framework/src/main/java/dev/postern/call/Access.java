package dev.postern.call;

/**
 * Says who may call a function or open a page. Asked every time, before anything is read, bound or loaded.
 *
 * <p>Made by its no-argument constructor, or handed over with {@code postern.access(new Members(accounts))}.
 */
@FunctionalInterface
public interface Access {
    boolean allows(Call call);
}
