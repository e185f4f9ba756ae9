package dev.postern;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.call.Anyone;
import dev.postern.function.UseServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Rows that never begin to leave, since the server has no output for them. */
@Timeout(30)
class UnsentRowsTest {
    private final Streams streams = new Streams();
    private final Running site = Running.site(
            Map.of(),
            postern -> postern.functions(streams),
            // Who has asked for the one way to write is refused the other.
            config -> config.routes.before(
                    "/_postern/fn/*", context -> context.res().getWriter()));

    @UseServer(Anyone.class)
    static final class Streams {
        private final CountDownLatch closed = new CountDownLatch(1);

        public Stream<String> numbers() {
            return Stream.of("one", "two").onClose(closed::countDown);
        }
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void closeTheirStreams() throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(
                                        URI.create("http://localhost:" + site.port() + "/_postern/fn/streams.numbers"))
                                .header("Postern", "call")
                                .header("Content-Type", "text/plain")
                                .POST(HttpRequest.BodyPublishers.ofString("[]"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(streams.closed.await(10, TimeUnit.SECONDS)).isTrue();
    }
}
