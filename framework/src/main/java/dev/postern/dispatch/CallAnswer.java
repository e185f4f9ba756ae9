package dev.postern.dispatch;

import dev.postern.http.Response;
import dev.postern.wire.Outlet;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * What a call is answered with.
 *
 * @param response all of it, or what comes before its rows
 * @param rows what leaves as it is ready; null where everything was at once
 */
public record CallAnswer(Response response, @Nullable Rows rows) {
    /** An answer that is not all there yet. */
    public interface Rows {
        /**
         * Sends what there is, and the rest as it comes. To be called once.
         *
         * @return done when all of it has left; failed where nobody listens any more
         */
        CompletionStage<@Nullable Void> send(Outlet outlet);

        /** Ends it where it stands, and all who work for it: nobody listens any more. */
        void cancel();
    }

    static CallAnswer whole(Response response) {
        return new CallAnswer(response, null);
    }

    CallAnswer with(String header, String value) {
        return new CallAnswer(response.with(header, value), rows);
    }
}
