package dev.postern;

import dev.postern.call.Access;
import dev.postern.call.Anyone;
import dev.postern.call.Call;
import dev.postern.call.Refusal;
import dev.postern.form.Form;
import dev.postern.form.FormData;
import dev.postern.function.Once;
import dev.postern.function.Outcome;
import dev.postern.function.Previous;
import dev.postern.function.Sealed;
import dev.postern.function.UseServer;
import dev.postern.upload.Upload;
import io.javalin.config.JavalinConfig;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.GoneResponse;
import io.javalin.http.NotFoundResponse;
import io.javalin.http.UnauthorizedResponse;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A small site that can do everything that comes of a submission, and counts what ran. */
final class Trial {
    static final String HEAD = "<!doctype html><html lang=\"en\"><head post:head><title post:title>Trial</title></head>"
            + "<body><main><div post:summary></div><p post:notice></p>";
    static final String FOOT = "</main></body></html>";

    record Message(@NotBlank @Size(max = 40) String text) {}

    record Row(String name) {}

    record Rows(List<Row> rows) {}

    record Letter(String name, Upload letter) {}

    record Kind(String kind) {}

    record LogIn(String name) {}

    record Availability(String name, boolean free) {}

    record User(String name) {}

    record Model(String loaded, String query) {}

    record Item(int id) {}

    record Badge(int cart, String greeting) {}

    static final class Members implements Access {
        @Override
        public boolean allows(Call call) {
            return call.findUser(User.class).isPresent();
        }
    }

    /** What the site supplies to functions. */
    record Own(String words) {}

    @UseServer(value = Anyone.class, name = "t")
    static final class Functions_ {
        private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "later");
            thread.setDaemon(true);
            return thread;
        });
        final AtomicInteger runs = new AtomicInteger();
        final List<String> seen = new ArrayList<>();

        private synchronized void ran(@Nullable Object what) {
            runs.incrementAndGet();
            seen.add(String.valueOf(what));
        }

        public void plain(Message message) {
            ran(message.text());
        }

        public Outcome done(Message message) {
            ran(message.text());
            return Outcome.done().notice("Done: " + message.text());
        }

        public int count(@Previous @Nullable Integer before) {
            ran(before);
            return before == null ? 1 : before + 1;
        }

        public Availability name(@Previous @Nullable Availability before, Message name) {
            ran(name.text());
            return new Availability(name.text(), !name.text().equals("taken"));
        }

        public Outcome add(Form<Rows> form) {
            List<Row> rows = new ArrayList<>(form.value().orElseThrow().rows());
            rows.add(new Row(""));
            return Outcome.edit(new Rows(rows));
        }

        public Outcome remove(int at, Form<Rows> form) {
            List<Row> rows = new ArrayList<>(form.value().orElseThrow().rows());
            rows.remove(at);
            return Outcome.edit(new Rows(rows));
        }

        public Outcome rows(Rows rows) {
            ran(rows.rows().stream().map(Row::name).toList());
            return Outcome.done().notice("Kept " + rows.rows().size() + ".");
        }

        public Outcome invalid(Message message) {
            ran(message.text());
            return Outcome.invalid("text", "Not this.").and("", "Not at all.");
        }

        public Outcome redirect(Message message) {
            ran(message.text());
            return Outcome.redirect(message.text()).notice("You came from a form.");
        }

        public Outcome leave(Message message) {
            return Outcome.leave(URI.create(message.text()));
        }

        public Outcome refuse(Kind kind) {
            ran(kind.kind());
            switch (kind.kind()) {
                case "words" -> throw new Refusal("Somebody else was quicker.");
                case "notFound" -> throw Refusal.notFound();
                case "gone" -> throw Refusal.gone().saying("It was sold.");
                case "forbidden" -> throw Refusal.forbidden();
                case "unauthorised" -> throw Refusal.unauthorised();
                case "goTo" -> throw Refusal.goTo("/landing");
                case "javalin404" -> throw new NotFoundResponse();
                case "javalin410" -> throw new GoneResponse();
                case "javalin403" -> throw new ForbiddenResponse();
                case "javalin401" -> throw new UnauthorizedResponse();
                default -> throw new IllegalStateException("SECRET-7Q");
            }
        }

        @SuppressWarnings("FutureReturnValueIgnored") // the stage that is returned tells all
        public CompletionStage<Outcome> later(Message message) {
            ran(message.text());
            CompletableFuture<Outcome> stage = new CompletableFuture<>();
            later.schedule(
                    () -> message.text().equals("fail")
                            ? stage.completeExceptionally(new IllegalStateException("SECRET-7Q"))
                            : message.text().equals("refuse")
                                    ? stage.completeExceptionally(new Refusal("Later, no."))
                                    : stage.complete(Outcome.done().notice("Later: " + message.text())),
                    50,
                    TimeUnit.MILLISECONDS);
            return stage;
        }

        public Outcome data(FormData data) {
            Map<String, List<String>> all = new LinkedHashMap<>();
            data.names().forEach(name -> all.put(name, data.texts(name)));
            ran(all);
            return Outcome.done().notice("Data.");
        }

        public Outcome form(Form<Message> form) {
            ran(form.isValid() + " " + form.errors().entries());
            return form.isValid()
                    ? Outcome.done()
                    : Outcome.invalid(form.errors()).and("", "Look again.");
        }

        public Outcome upload(Letter letter) throws IOException {
            ran(letter.name() + ", " + letter.letter().name() + ", "
                    + letter.letter().size() + ": " + new String(letter.letter().bytes(), StandardCharsets.UTF_8));
            return letter.name().equals("again")
                    ? Outcome.invalid("name", "Another.")
                    : Outcome.done().notice("Sent.");
        }

        public Outcome supplied(Own own, Call call) {
            ran(own.words() + " " + call.url() + " " + call.context().path());
            return Outcome.done();
        }

        @UseServer(value = Anyone.class, once = Once.OFF)
        public Outcome logIn(LogIn form, Call call) {
            if (form.name().isEmpty()) {
                return Outcome.invalid("name", "Who?");
            }
            call.signIn(form.name());
            return Outcome.resume("/").notice("Welcome, " + form.name() + ".");
        }

        @UseServer(value = Anyone.class, once = Once.OFF)
        public void logOut(Call call) {
            call.signOut();
        }

        @UseServer(Members.class)
        public Outcome members(Message message, Call call) {
            ran(message.text());
            return Outcome.done().notice(call.user(User.class).name() + " says " + message.text());
        }

        @UseServer(value = Anyone.class, once = Once.PER_FORM)
        public Outcome order(Message message) {
            ran(message.text());
            return Outcome.done().notice("Ordered.");
        }

        public void delete(@Sealed int id) {
            ran("delete " + id);
        }
    }

    final Functions_ functions = new Functions_();
    final AtomicInteger usersFound = new AtomicInteger();
    final AtomicInteger badgesLoaded = new AtomicInteger();
    final Map<String, String> files = Running.files(
            "plain.html", form("t.plain"),
            "done.html", form("t.done"),
            "count.html",
                    HEAD
                            + "<form post:action=\"t.count\" post:state=\"${0}\"><b id=\"state\" th:text=\"${form.state}\">"
                            + "</b><button>Send</button></form>" + FOOT,
            "name.html",
                    HEAD
                            + "<form post:action=\"t.name\"><label post:for=\"text\">Text</label><input post:field=\"text\">"
                            + "<p post:errors=\"text\"></p><b id=\"state\" th:if=\"${form.state != null}\""
                            + " th:text=\"${form.state.name + ' ' + form.state.free}\"></b><button>Send</button></form>"
                            + FOOT,
            "rows.html",
                    HEAD + "<form post:action=\"t.rows\">"
                            + "<fieldset th:each=\"row, at : ${form.values.rows}\"><label post:for=\"rows[${at.index}].name\""
                            + " th:text=\"|Name ${at.count}|\"></label><input post:field=\"rows[${at.index}].name\">"
                            + "<button post:formaction=\"t.remove(${at.index})\" th:text=\"|Remove ${at.count}|\"></button></fieldset>"
                            + "<button post:formaction=\"t.add\">Add</button><button>Send</button></form>" + FOOT,
            "invalid.html", form("t.invalid"),
            "redirect.html", form("t.redirect"),
            "leave.html", form("t.leave"),
            "refuse.html",
                    HEAD + "<form post:action=\"t.refuse\"><label post:for=\"kind\">Kind</label>"
                            + "<input post:field=\"kind\"><button>Send</button></form>" + FOOT,
            "later.html", form("t.later"),
            "data.html",
                    HEAD + "<form post:action=\"t.data\"><input name=\"a\" value=\"1\"><input name=\"b\" value=\"2\">"
                            + "<button name=\"which\" value=\"this\">Send</button><button name=\"which\" value=\"that\">Other</button>"
                            + "<input name=\"a\" value=\"3\"></form><input form=\"x\" name=\"outside\">" + FOOT,
            "form.html", form("t.form"),
            "upload.html",
                    HEAD
                            + "<form post:action=\"t.upload\"><label post:for=\"name\">Name</label><input post:field=\"name\">"
                            + "<p post:errors=\"name\"></p><label post:for=\"letter\">Letter</label><p post:errors=\"letter\"></p>"
                            + "<input post:field=\"letter\"><button>Send</button></form>" + FOOT,
            "supplied.html", HEAD + "<form post:action=\"t.supplied\"><button>Send</button></form>" + FOOT,
            "login.html",
                    HEAD + "<h1>Log in</h1><form post:action=\"t.logIn\"><label post:for=\"name\">Name</label>"
                            + "<input post:field=\"name\"><p post:errors=\"name\"></p><button>Log in</button></form>"
                            + FOOT,
            "members.html",
                    HEAD + "<h1>Members</h1>" + bare("t.members") + "<form post:action=\"t.logOut\"><button>Log out"
                            + "</button></form>" + FOOT,
            "open.html", HEAD + "<h1>Open</h1>" + bare("t.members") + FOOT,
            "order.html", form("t.order"),
            "landing.html", HEAD + "<h1>Landing</h1>" + FOOT,
            "model.html", HEAD + "<h1 th:text=\"${loaded}\"></h1><i th:text=\"${query}\"></i>" + bare("t.done") + FOOT,
            "item.html",
                    HEAD
                            + "<h1 th:text=\"${id}\"></h1><form post:action=\"t.delete(${id})\"><button>Delete</button></form>"
                            + FOOT,
            "badge.html",
                    HEAD + "<b th:text=\"${cart}\"></b><b th:text=\"${cart + 1}\"></b><i th:text=\"${greeting}\"></i>"
                            + FOOT,
            "bad.html", HEAD + "\n\n<b th:text=\"${#strings.substring('a', 9, 3)}\"></b>" + FOOT);

    /** A page with one form of one text field. */
    static String form(String function) {
        return HEAD + bare(function) + FOOT;
    }

    static String bare(String function) {
        return "<form post:action=\"" + function
                + "\"><label post:for=\"text\">Text</label><p post:errors=\"text\"></p>"
                + "<input post:field=\"text\"><button>Send</button></form>";
    }

    void settings(Settings postern) {
        postern.functions(functions);
        for (String name : List.of(
                "plain",
                "done",
                "count",
                "name",
                "invalid",
                "redirect",
                "leave",
                "refuse",
                "later",
                "data",
                "form",
                "upload",
                "supplied",
                "login",
                "rows",
                "open",
                "order",
                "landing",
                "badge",
                "bad")) {
            postern.page("/" + name, name + ".html");
        }
        postern.page("/", "landing.html");
        postern.page("/members", "members.html").access(Members.class);
        postern.page("/model", "model.html", Model.class, call -> {
            String kind = call.query("kind", String.class).orElse("");
            functions.seen.add("loaded " + call.url());
            switch (kind) {
                case "notFound" -> throw Refusal.notFound();
                case "null" -> {
                    return null;
                }
                case "gone" -> throw Refusal.gone();
                case "forbidden" -> throw Refusal.forbidden();
                case "unauthorised" -> throw Refusal.unauthorised();
                case "goTo" -> throw Refusal.goTo("/landing");
                case "words" -> throw new Refusal("Not today.");
                case "javalin404" -> throw new NotFoundResponse();
                case "fail" -> throw new IllegalStateException("SECRET-7Q");
                case "signIn" -> call.signIn("ann");
                default -> {}
            }
            return new Model(
                    "Model " + functions.runs.get(),
                    call.query("page", Integer.class).map(String::valueOf).orElse("none"));
        });
        postern.page("/items/{id}", "item.html", Item.class, call -> new Item(call.path("id", Integer.class)));
        postern.user(User.class, call -> {
            usersFound.incrementAndGet();
            return call.signedIn().map(User::new);
        });
        postern.login("/login");
        postern.supply(Own.class, call -> new Own("own"));
        postern.shared(Badge.class, call -> {
            badgesLoaded.incrementAndGet();
            return new Badge(
                    7, "Hello, " + call.findUser(User.class).map(User::name).orElse("you"));
        });
        postern.mayLeaveTo("pay.example");
    }

    Running start() {
        return start(postern -> {}, config -> {});
    }

    Running start(Consumer<Settings> more, Consumer<JavalinConfig> config) {
        return Running.site(
                files,
                postern -> {
                    settings(postern);
                    more.accept(postern);
                },
                config);
    }

    Optional<String> lastSeen() {
        return functions.seen.isEmpty() ? Optional.empty() : Optional.of(functions.seen.get(functions.seen.size() - 1));
    }
}
