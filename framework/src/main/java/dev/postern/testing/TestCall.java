package dev.postern.testing;

import dev.postern.call.Call;
import dev.postern.call.Refusal;
import dev.postern.codec.Codecs;
import dev.postern.codec.Decoded;
import dev.postern.codec.ValueCodec;
import dev.postern.form.Form;
import dev.postern.form.Shape;
import dev.postern.form.Validation;
import dev.postern.http.Fields;
import dev.postern.http.Request;
import dev.postern.wire.ServerFunction;
import dev.postern.wire.Value;
import dev.postern.words.Bundles;
import dev.postern.words.Words;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A call without a request, to test functions, loaders and access as plain Java:
 *
 * <pre>{@code
 * Outcome outcome = todos.rename(TestCall.by(ann).path("id", 7), new Title("Buy milk"));
 * }</pre>
 */
public final class TestCall implements Call {
    private final @Nullable Object user;
    private final Map<String, String> path = new LinkedHashMap<>();
    private final Fields.Builder query = new Fields.Builder();
    private final Queue<Runnable> afterwards = new ArrayDeque<>();
    private Codecs codecs = Codecs.standard();
    private Bundles bundles = new Bundles(List.of(), TestCall.class.getClassLoader());
    private Locale locale = Locale.ENGLISH;
    private String url = "/";
    private @Nullable String signedIn;
    private int visitors = 1;

    private TestCall(@Nullable Object user) {
        this.user = user;
    }

    /** A call by somebody: {@code call.user(…)} gives this value. */
    public static TestCall by(Object user) {
        return new TestCall(user);
    }

    /** A call by nobody known. */
    public static TestCall byNobody() {
        return new TestCall(null);
    }

    public TestCall path(String name, Object value) {
        path.put(name, String.valueOf(value));
        return this;
    }

    public TestCall query(String name, Object value) {
        query.text(name, String.valueOf(value));
        return this;
    }

    public TestCall at(String pathAndQuery) {
        url = pathAndQuery;
        return this;
    }

    public TestCall in(Locale language) {
        locale = language;
        return this;
    }

    public TestCall signedIn(String id) {
        signedIn = id;
        return this;
    }

    public TestCall codecs(Codecs own) {
        codecs = own;
        return this;
    }

    public TestCall messages(String... baseNames) {
        bundles = new Bundles(List.of(baseNames), Thread.currentThread().getContextClassLoader());
        return this;
    }

    @Override
    public <T> T path(String name, Class<T> type) {
        return decode(path.get(name), type).orElseThrow(Refusal::notFound);
    }

    @Override
    public <T> Optional<T> query(String name, Class<T> type) {
        return decode(query.build().text(name).orElse(null), type);
    }

    @Override
    public <R extends Record> Form<R> query(Class<R> type) {
        Shape<R> shape = Shape.of(type, codecs);
        try (Validation validation = Validation.jakarta()) {
            return new Form<>(shape, shape.bind(query.build(), validation, words()));
        }
    }

    private <T> Optional<T> decode(@Nullable String text, Class<T> type) {
        Optional<ValueCodec<T>> codec = codecs.find(type);
        if (codec.isEmpty()) {
            throw new IllegalArgumentException(
                    "no codec reads a " + type.getSimpleName() + ": give one with codecs(…)");
        }
        return text != null && !text.isEmpty() && codec.get().decode(text) instanceof Decoded.Value<T> value
                ? Optional.of(value.value())
                : Optional.empty();
    }

    private Words words() {
        return bundles.in(locale);
    }

    @Override
    public String url() {
        return url;
    }

    @Override
    public Locale locale() {
        return locale;
    }

    @Override
    public <U> Optional<U> findUser(Class<U> type) {
        return type.isInstance(user) ? Optional.of(type.cast(user)) : Optional.empty();
    }

    @Override
    public String visitor() {
        return "visitor-" + visitors;
    }

    @Override
    public Optional<String> signedIn() {
        return Optional.ofNullable(signedIn);
    }

    @Override
    public String text(String key, Object... arguments) {
        return words().say(key, arguments);
    }

    @Override
    public void signIn(String id) {
        signedIn = id;
        visitors++;
    }

    @Override
    public void signOut() {
        signedIn = null;
        visitors++;
    }

    @Override
    public void renew() {
        visitors++;
    }

    @Override
    public <R> ServerFunction<R> function(String name, @Nullable Object... arguments) {
        return new Bound<>(name, Arrays.asList(arguments));
    }

    /** A function that nobody can call, to compare with. */
    private record Bound<R>(String name, List<@Nullable Object> arguments) implements ServerFunction<R> {
        @Override
        public CompletionStage<@Nullable R> call(@Nullable Object... more) {
            throw new UnsupportedOperationException(
                    "a TestCall has no site to call " + name + " on: test it with NoScriptBrowser.on(javalin)");
        }

        @Override
        public Value.Reference reference() {
            return new Value.Reference(name, null);
        }
    }

    @Override
    public void afterwards(Runnable work) {
        afterwards.add(work);
    }

    /** Does what was to be done {@link #afterwards}, as if the answer had left. */
    public void answered() {
        while (!afterwards.isEmpty()) {
            afterwards.remove().run();
        }
    }

    @Override
    public Request request() {
        throw new UnsupportedOperationException(
                "a TestCall has no request: test what reads one with NoScriptBrowser.on(javalin)");
    }
}
