package dev.postern;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.call.Anyone;
import dev.postern.function.UseServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams without an end, over a real socket: no faster than they are read, and no longer. */
@Timeout(60)
class BackpressureTest {
    private static final String ITEM = "x".repeat(16 * 1024);

    /** More than all that a connection holds on its way, on either side. */
    private static final long MOST_ON_THE_WAY = 64L * 1024 * 1024 / ITEM.length();

    private final Endless endless = new Endless();
    private final Running site = Running.site(Map.of(), postern -> postern.functions(endless));

    @UseServer(Anyone.class)
    static final class Endless {
        private final AtomicLong given = new AtomicLong();
        private final CountDownLatch ended = new CountDownLatch(1);

        private String next() {
            if (given.incrementAndGet() > 2 * MOST_ON_THE_WAY) {
                // Or memory would end before the test does.
                throw new IllegalStateException("nobody reads all this");
            }
            return ITEM;
        }

        public Stream<String> stream() {
            return Stream.generate(this::next).onClose(ended::countDown);
        }

        /** One that cannot be closed: nobody asks it any more. */
        public Iterator<String> iterator() {
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return true;
                }

                @Override
                public String next() {
                    return Endless.this.next();
                }
            };
        }

        /** One that gives as many as it is asked for, and never waits to be asked again. */
        public Flow.Publisher<String> publisher() {
            return subscriber -> subscriber.onSubscribe(new Flow.Subscription() {
                private final AtomicLong asked = new AtomicLong();
                private volatile boolean over;

                @Override
                public void request(long more) {
                    if (asked.getAndAdd(more) > 0) {
                        return;
                    }
                    do {
                        subscriber.onNext(Endless.this.next());
                    } while (!over && asked.decrementAndGet() > 0);
                }

                @Override
                public void cancel() {
                    over = true;
                    ended.countDown();
                }
            });
        }

        public InputStream bytes() {
            return new InputStream() {
                @Override
                public int read() {
                    return 'x';
                }

                @Override
                public int read(byte[] into, int from, int length) {
                    next();
                    return length;
                }

                @Override
                public void close() {
                    ended.countDown();
                }
            };
        }
    }

    @AfterEach
    void stop() {
        site.close();
    }

    private Socket call(String function) throws IOException {
        Socket socket = new Socket();
        // A small one is full sooner.
        socket.setReceiveBufferSize(16 * 1024);
        socket.connect(new InetSocketAddress("localhost", site.port()));
        socket.getOutputStream()
                .write(("POST /_postern/fn/endless." + function + " HTTP/1.1\r\nHost: localhost:" + site.port()
                                + "\r\nPostern: call\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\n[]")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** How many were given once no more are: nobody can see that none will ever be, and so it has to be long. */
    private long givenAtRest() {
        long before = -1;
        for (int same = 0; same < 20; ) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            long now = endless.given.get();
            assertThat(now).as("items given that nobody reads").isLessThan(MOST_ON_THE_WAY);
            same = now == before ? same + 1 : 0;
            before = now;
        }
        return before;
    }

    @ParameterizedTest
    @ValueSource(strings = {"stream", "iterator", "publisher", "bytes"})
    void areAskedForMoreAsTheyAreRead(String function) throws Exception {
        try (Socket socket = call(function)) {
            InputStream rows = socket.getInputStream();
            assertThat(rows.read()).isEqualTo('H');
            long atRest = givenAtRest();
            assertThat(atRest).isPositive();
            byte[] some = new byte[64 * 1024];
            while (endless.given.get() == atRest) {
                assertThat(rows.read(some)).isPositive();
            }
            givenAtRest();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"stream", "publisher", "bytes"})
    void endWithTheConnectionThatNobodyReadAnyMore(String function) throws Exception {
        try (Socket socket = call(function)) {
            assertThat(socket.getInputStream().read()).isEqualTo('H');
            givenAtRest();
            assertThat(endless.ended.getCount()).isEqualTo(1);
        }
        assertThat(endless.ended.await(30, TimeUnit.SECONDS)).isTrue();
        givenAtRest();
    }
}
