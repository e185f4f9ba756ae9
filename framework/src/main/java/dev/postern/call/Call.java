package dev.postern.call;

import dev.postern.form.Form;
import dev.postern.http.Request;
import dev.postern.wire.ServerFunction;
import io.javalin.http.Context;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One request as loaders, functions and access see it. */
public interface Call {
    /** A value of the page's path, as {@code id} in {@code /books/{id}}. What does not convert is not found. */
    <T> T path(String name, Class<T> type);

    /** A value of the query; empty where it is absent or does not convert: a query is never an error. */
    <T> Optional<T> query(String name, Class<T> type);

    /** The query as a record, with what was typed and what is wrong with it. */
    <R extends Record> Form<R> query(Class<R> type);

    /** Path and query of the page on screen, as requested. */
    String url();

    Locale locale();

    /** Who this is, by the rule given with {@code postern.user}; nobody is refused as unauthorised. */
    default <U> U user(Class<U> type) {
        return findUser(type).orElseThrow(Refusal::unauthorised);
    }

    /** Who this is, if the visitor is known. Found at most once a request. */
    <U> Optional<U> findUser(Class<U> type);

    /** The random id of this visitor's cookie. It changes with log-in and log-out. */
    String visitor();

    /** The id that {@link #signIn} was given, while this visitor is signed in with us. */
    Optional<String> signedIn();

    /** A sentence of the site's bundles in the visitor's language. */
    String text(String key, Object... arguments);

    /** Keeps this id in our sealed cookie, under a new visitor. Only functions may. */
    void signIn(String id);

    /** Forgets the id, under a new visitor. Only functions may. */
    void signOut();

    /** Makes a new visitor: call it at log-in and log-out where the session is the site's own. */
    void renew();

    /**
     * A function of this site as a value that JavaScript can be given, in a result or in {@code post:props}. What is bound is
     * sealed, as {@code post:ref} seals it: all that pages bind, or nothing.
     *
     * @param name its full name
     * @param <R> what it returns
     */
    <R> ServerFunction<R> function(String name, @Nullable Object... arguments);

    /**
     * Does this once the answer has left: a letter to send, a cache to fill, what nobody should have to wait for. It is also done
     * where the function leads elsewhere, refuses or breaks, and where nobody takes the answer any more; in the order in which it
     * was asked for, in another thread. By then this call is over: what the work needs of it is taken before. What it throws is
     * in the log. It is lost where the process ends before: what must not be lost belongs into the database.
     */
    void afterwards(Runnable work);

    /** The request as our own seam gives it. */
    Request request();

    /** Javalin's context of this request: its attributes, session, cookies. */
    default Context context() {
        return (Context) request().exchange();
    }
}
