package dev.postern.dispatch;

import dev.postern.call.Call;
import dev.postern.call.Progress;
import dev.postern.call.Refusal;
import dev.postern.call.Visitor;
import dev.postern.codec.Codecs;
import dev.postern.codec.Decoded;
import dev.postern.codec.ValueCodec;
import dev.postern.form.Form;
import dev.postern.form.Shape;
import dev.postern.http.Fields;
import dev.postern.http.QueryString;
import dev.postern.http.Request;
import dev.postern.http.Response;
import dev.postern.problem.Problem;
import dev.postern.problem.ProblemException;
import dev.postern.wire.ServerFunction;
import dev.postern.words.Words;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The call of one request. Its cookie is written once, when the answer is. */
final class RequestCall implements Call {
    private final Site site;
    private final Request request;
    private final String origin;
    private final Who who;
    private final Afterwards afterwards;
    private final Handed handed = new Handed();

    private boolean mayChange;
    private boolean userSought;
    private @Nullable Object user;
    private @Nullable Words words;
    private @Nullable Fields query;
    private @Nullable String parked;

    RequestCall(Site site, Request request, String origin) {
        this(
                site,
                request,
                origin,
                new Who(site.cookies().read(request, origin)),
                new Afterwards(request, site.executor()));
    }

    private RequestCall(Site site, Request request, String origin, Who who, Afterwards afterwards) {
        this.site = site;
        this.request = request;
        this.origin = origin;
        this.who = who;
        this.afterwards = afterwards;
    }

    /** The same visitor's call of another page, in the answer to this request. */
    RequestCall at(Request elsewhere) {
        RequestCall other = new RequestCall(site, elsewhere, origin, who, afterwards);
        other.words = words();
        return other;
    }

    /** Whether the shim sent this, which can be told more than a browser alone. */
    boolean byShim() {
        return Shim.sent(request);
    }

    String origin() {
        return origin;
    }

    /** Whether the browser keeps our cookie: only then can the next request be known as the same visitor's. */
    boolean keepsCookies() {
        return who.known().isPresent();
    }

    /** Whether more than one cookie claims to be ours: then nothing that came with them is taken on trust. */
    boolean hasAmbiguousCookie() {
        return site.cookies().isAmbiguous(request, origin);
    }

    /** The visitor, made now where there is none yet: from here on the answer sets a cookie. */
    Visitor orNew() {
        return who.orElse(() -> site.cookies().fresh(null));
    }

    /** The visitor as this request came in. */
    Visitor asSent() {
        return who.known().orElseGet(this::orNew);
    }

    /** Whether the site knows who this is. */
    boolean isSomebody() {
        Site.User<?> rule = site.user();
        return rule != null && findUser(rule.type()).isPresent();
    }

    /** What was sent waits for a log-in, if that is asked for in the answer. */
    void park(String sent) {
        parked = sent;
    }

    Optional<String> parked() {
        return Optional.ofNullable(parked);
    }

    /** From here until {@link #endOfFunction} the visitor may be signed in and out. */
    void startOfFunction() {
        mayChange = true;
    }

    void endOfFunction() {
        mayChange = false;
        userSought = false;
    }

    /** The answer begins: whoever this is, they have to be told of it now. */
    void startOfAnswer() {
        // Somebody from now on, too: a visitor that the function asks for later could not be told who they are.
        orNew();
        who.tell();
    }

    Response withCookie(Response response) {
        return setCookie().map(line -> response.with("Set-Cookie", line)).orElse(response);
    }

    Optional<String> setCookie() {
        return who.toTell().map(visitor -> site.cookies().write(visitor, origin));
    }

    /** With what the page that called goes on calling, where the visitor that its own was sealed for is another now. */
    Optional<String> ticket() {
        // A ticket counts on every path.
        return who.toTell()
                .map(visitor -> site.seals().page(origin, "/", null, visitor).ticket());
    }

    Words words() {
        if (words == null) {
            String accept =
                    request.headers("Accept-Language").stream().findFirst().orElse("");
            Locale locale = site.locale() != null
                    ? site.locale().apply(this)
                    : site.bundles().best(accept);
            words = site.bundles().in(locale);
        }
        return words;
    }

    @Override
    public <T> T path(String name, Class<T> type) {
        return request.pathValue(name).flatMap(text -> decode(text, type)).orElseThrow(Refusal::notFound);
    }

    @Override
    public <T> Optional<T> query(String name, Class<T> type) {
        return query().text(name).flatMap(text -> decode(text, type));
    }

    @Override
    public <R extends Record> Form<R> query(Class<R> type) {
        Shape<R> shape = Shape.of(type, site.codecs());
        return new Form<>(shape, shape.bind(query(), site.validation(), words()));
    }

    private Fields query() {
        if (query == null) {
            query = QueryString.read(request.query());
        }
        return query;
    }

    private <T> Optional<T> decode(String text, Class<T> type) {
        ValueCodec<T> codec = codecs().find(type)
                .orElseThrow(
                        () -> new ProblemException(
                                new Problem(
                                        type.getSimpleName(),
                                        "cannot be read from a path or a query",
                                        List.of(),
                                        "ask for a String, a number, a date or an enum, or register a ValueCodec with postern.codec(…).")));
        return !text.isEmpty() && codec.decode(text) instanceof Decoded.Value<T> value
                ? Optional.of(value.value())
                : Optional.empty();
    }

    private Codecs codecs() {
        return site.codecs();
    }

    @Override
    public String url() {
        return request.pathAndQuery();
    }

    @Override
    public Locale locale() {
        return words().locale();
    }

    @Override
    public <U> Optional<U> findUser(Class<U> type) {
        Site.User<?> rule = site.user();
        if (rule == null || !type.isAssignableFrom(rule.type())) {
            throw new ProblemException(new Problem(
                    type.getSimpleName(),
                    "is no user of this site",
                    rule == null
                            ? List.of()
                            : List.of("Its users are " + rule.type().getSimpleName() + "s."),
                    "say who a visitor is with postern.user(" + type.getSimpleName() + ".class, call -> …)."));
        }
        if (!userSought) {
            user = rule.find().apply(this).orElse(null);
            userSought = true;
        }
        return Optional.ofNullable(type.cast(user));
    }

    @Override
    public String visitor() {
        return orNew().id();
    }

    @Override
    public Optional<String> signedIn() {
        return who.now().map(Visitor::user);
    }

    @Override
    public String text(String key, Object... arguments) {
        return words().say(key, arguments);
    }

    @Override
    public void signIn(String id) {
        change("signIn", id);
    }

    @Override
    public void signOut() {
        change("signOut", null);
    }

    @Override
    public void renew() {
        change("renew", signedIn().orElse(null));
    }

    private void change(String what, @Nullable String newUser) {
        if (!mayChange) {
            throw new ProblemException(new Problem(
                    request.method() + " " + request.path(),
                    "call." + what + " was called while a page is loaded or rendered",
                    List.of("A page may be fetched ahead, again, or by a robot: it must not change who somebody is."),
                    "call it in a function."));
        }
        // Always a new id: what was known of the old one is worth nothing from here on.
        if (!who.become(site.cookies().fresh(newUser))) {
            throw new ProblemException(Problems.tooLate(request, what));
        }
        userSought = false;
    }

    Handed handed() {
        return handed;
    }

    /** What functions are given that no client gives them, by its type. */
    Function<Class<?>, Object> supplier(Progress progress) {
        return type -> {
            Function<Call, ?> own = site.supplied().get(type);
            if (own != null) {
                return own.apply(this);
            }
            return type == Progress.class ? progress : this;
        };
    }

    @Override
    @SuppressWarnings("unchecked") // whoever asks says what it returns
    public <R> ServerFunction<R> function(String name, @Nullable Object... arguments) {
        return (ServerFunction<R>) new CallFunctions(site, this, false).make(name, Arrays.asList(arguments));
    }

    @Override
    public void afterwards(Runnable work) {
        afterwards.add(work);
    }

    @Override
    public Request request() {
        return request;
    }
}
