package dev.postern.javalin;

import dev.postern.call.Refusal;
import dev.postern.dispatch.CallAnswer;
import dev.postern.dispatch.Dispatcher;
import dev.postern.http.Response;
import dev.postern.page.Page;
import io.javalin.config.JavalinState;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.router.Endpoint;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Our pages and addresses among Javalin's routes. */
public final class Routes {
    /** Where forms post to that stand on no page of ours. */
    private static final String ANYWHERE = "/_postern/form";

    /** Where JavaScript calls functions. */
    private static final String FUNCTIONS = "/_postern/fn/{function}";

    private static final List<HandlerType> METHODS = List.of(
            HandlerType.GET,
            HandlerType.HEAD,
            HandlerType.POST,
            HandlerType.PUT,
            HandlerType.PATCH,
            HandlerType.DELETE);

    private final Supplier<Dispatcher> dispatcher;
    private final RoutedPages routed;

    /**
     * @param dispatcher made when the first request needs it: only then is the server's port known
     * @param routed is told of every page
     */
    public Routes(Supplier<Dispatcher> dispatcher, RoutedPages routed) {
        this.dispatcher = dispatcher;
        this.routed = routed;
    }

    public void add(JavalinState state, Collection<Page> pages, FrameworkFiles files) {
        for (Page page : pages) {
            add(state, page.path(), page);
        }
        add(state, ANYWHERE, null);
        state.routes.addEndpoint(new Endpoint(
                HandlerType.GET,
                FrameworkFiles.PREFIX + "{file}",
                ctx -> write(
                        ctx,
                        files.find(ctx.pathParam("file"), accepts(ctx))
                                .orElseGet(() -> dispatcher.get().notFound(request(ctx))))));
        for (HandlerType type : METHODS) {
            state.routes.addEndpoint(new Endpoint(type, FUNCTIONS, this::function));
        }
        state.routes.error(404, this::notFound);
    }

    /** Ours for every method: X-HTTP-Method-Override makes Javalin look for another than the request has. */
    private void add(JavalinState state, String path, @Nullable Page page) {
        for (HandlerType type : METHODS) {
            boolean sitesOwn = !type.equals(HandlerType.GET)
                    && !state.internalRouter.findHttpHandlerEntries(type, path).isEmpty();
            if (!sitesOwn) {
                Endpoint endpoint = new Endpoint(type, path, ctx -> answer(ctx, page));
                state.routes.addEndpoint(endpoint);
                if (page != null) {
                    routed.add(endpoint, page);
                }
            }
        }
    }

    private void answer(Context context, @Nullable Page page) {
        switch (context.req().getMethod()) {
            case "POST" -> post(context, page);
            case "GET", "HEAD" ->
                write(
                        context,
                        page == null
                                ? dispatcher.get().notFound(request(context))
                                : dispatcher.get().get(request(context), page));
            default -> write(context, dispatcher.get().notThisMethod(request(context), page == null));
        }
    }

    private void function(Context context) {
        String method = context.req().getMethod();
        if (method.equals("GET") || method.equals("HEAD")) {
            write(context, dispatcher.get().module(request(context), context.pathParam("function")));
            return;
        }
        if (!method.equals("POST")) {
            write(context, dispatcher.get().notThisMethod(request(context), true));
            return;
        }
        CompletableFuture<CallAnswer> future = dispatcher
                .get()
                .call(request(context), context.pathParam("function"))
                .toCompletableFuture();
        CallAnswer now = future.getNow(null);
        if (now != null && now.rows() == null) {
            write(context, now.response());
        } else {
            context.future(() -> future.thenCompose(answer -> {
                write(context, answer.response());
                CallAnswer.Rows rows = answer.rows();
                return rows == null ? CompletableFuture.completedFuture(null) : RowsOut.send(context, rows);
            }));
        }
    }

    private static String accepts(Context context) {
        String accepts = context.header("Accept-Encoding");
        return accepts == null ? "" : accepts;
    }

    private static JavalinRequest request(Context context) {
        return new JavalinRequest(context);
    }

    private void post(Context context, @Nullable Page page) {
        CompletionStage<Response> answer = dispatcher.get().post(request(context), page);
        CompletableFuture<Response> future = answer.toCompletableFuture();
        if (future.isDone() && !future.isCompletedExceptionally()) {
            write(context, future.join());
        } else {
            context.future(() -> future.thenAccept(response -> write(context, response)));
        }
    }

    /** A page for addresses that nothing answers; what a route of the site's own answered with 404 stays. */
    private void notFound(Context context) {
        String accept = context.header("Accept");
        boolean wantsPage = accept != null && accept.contains("text/html");
        if (wantsPage && context.endpoints().lastHttpEndpoint() == null) {
            write(context, dispatcher.get().notFound(request(context)));
        }
    }

    private static void write(Context context, Response response) {
        context.status(response.status());
        for (Response.Header header : response.headers()) {
            if (header.name().equalsIgnoreCase("Content-Type")) {
                context.contentType(header.value());
            } else {
                context.res().addHeader(header.name(), header.value());
            }
        }
        if (!context.req().getMethod().equals("HEAD") && response.body().length > 0) {
            context.result(response.body());
        }
    }

    /** Javalin's own ways of saying no mean the same as ours. */
    public static Optional<RuntimeException> refusal(Throwable thrown) {
        if (!(thrown instanceof HttpResponseException http)) {
            return Optional.empty();
        }
        return switch (http.getStatus()) {
            case 404 -> Optional.of(Refusal.notFound());
            case 410 -> Optional.of(Refusal.gone());
            case 403 -> Optional.of(Refusal.forbidden());
            case 401 -> Optional.of(Refusal.unauthorised());
            default -> Optional.empty();
        };
    }
}
