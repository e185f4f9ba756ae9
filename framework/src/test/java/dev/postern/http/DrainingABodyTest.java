package dev.postern.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.http.Reading.Trickle;
import java.io.InputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DrainingABodyTest {
    private static final int MIB = 1024 * 1024;

    @Test
    void readsWhatIsLeft() {
        Trickle body = new Trickle(new byte[MIB], 5000);
        FormBody.drain(body);
        assertThat(body.given()).isEqualTo(MIB);
    }

    @Test
    void readsTwoMebibytesAndNoMore() {
        Trickle body = new Trickle(new byte[5 * MIB], 5000);
        FormBody.drain(body);
        assertThat(body.given()).isEqualTo(2 * MIB);
    }

    @Test
    void doesNotWaitWhereTheEndIsKnown() {
        Trickle body = new Trickle(new byte[1000], 1000);
        assertThat(timeFor(() -> FormBody.drain(body, () -> body.given() == 1000)))
                .isLessThan(Duration.ofMillis(200));
        assertThat(body.given()).isEqualTo(1000);
    }

    @Test
    void neverWaitsInARead() {
        InputStream silent = new InputStream() {
            @Override
            public int read() {
                throw new AssertionError("this would block");
            }

            @Override
            public int read(byte[] into, int from, int length) {
                return read();
            }
        };
        assertThat(timeFor(() -> FormBody.drain(silent))).isBetween(Duration.ofMillis(200), Duration.ofMillis(1500));
    }

    @Test
    void endsAfterTwoSecondsOfTrickle() {
        InputStream endless = new InputStream() {
            private int asked;

            @Override
            public int available() {
                return ++asked % 10 == 0 ? 1 : 0;
            }

            @Override
            public int read() {
                return 0;
            }

            @Override
            public int read(byte[] into, int from, int length) {
                return 1;
            }
        };
        assertThat(timeFor(() -> FormBody.drain(endless))).isBetween(Duration.ofMillis(1900), Duration.ofMillis(3000));
    }

    private static Duration timeFor(Runnable something) {
        long began = System.nanoTime();
        something.run();
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
