package dev.postern.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.http.Reading.Trickle;
import dev.postern.upload.UploadFolder;
import dev.postern.upload.Uploads;
import java.io.InputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrainingABodyTest {
    private static final int MIB = 1024 * 1024;

    @Test
    void readsWhatIsLeft() {
        Trickle body = new Trickle(new byte[MIB], 5000);
        FormBody.drain(RequestOf.post("/").body(body), -1);
        assertThat(body.given()).isEqualTo(MIB);
    }

    @Test
    void readsTwoMebibytesAndNoMore() {
        Trickle body = new Trickle(new byte[5 * MIB], 5000);
        FormBody.drain(RequestOf.post("/").body(body), -1);
        assertThat(body.given()).isEqualTo(2 * MIB);
    }

    @Test
    void doesNotWaitWhereTheEndIsKnown() {
        Trickle body = new Trickle(new byte[1500], 1000);
        assertThat(timeFor(() -> FormBody.drain(RequestOf.post("/").body(body), 1000)))
                .isLessThan(Duration.ofMillis(200));
        assertThat(body.given()).isEqualTo(1000);
    }

    @Test
    void asksNobodyWhoWaitsToBeAsked() {
        Trickle body = new Trickle(new byte[1000], 1000);
        RequestOf request =
                RequestOf.post("/").header("Expect", "100-Continue").body(body).declaring(1000);
        FormBody.drain(request, 1000);
        assertThat(body.given()).isZero();
        FormBody.drain(request, 400);
        assertThat(body.given()).isEqualTo(400);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "all of it,a=%zz,5,0",
        "all but some,a=%zz,9,4",
        "chunked,a=%zz,-1,-1",
        "cut short,a=1,9,0",
        "declared too long,a=1,1000000,1000000",
    })
    void knowsWhatIsLeftOfARefusedBody(String what, String body, long declared, long unread) {
        Request request = RequestOf.post("/").urlEncoded(body).declaring(declared);
        try (UploadFolder folder = new UploadFolder();
                Uploads uploads = folder.open()) {
            assertThatThrownBy(() -> FormBody.read(request, uploads, Reading.within(Limits.DEFAULT)))
                    .isInstanceOfSatisfying(
                            BodyRefused.class,
                            refused -> assertThat(refused.unread()).isEqualTo(unread));
        }
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
        assertThat(timeFor(() -> FormBody.drain(RequestOf.post("/").body(silent), -1)))
                .isBetween(Duration.ofMillis(200), Duration.ofMillis(1500));
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
        assertThat(timeFor(() -> FormBody.drain(RequestOf.post("/").body(endless), -1)))
                .isBetween(Duration.ofMillis(1900), Duration.ofMillis(3000));
    }

    private static Duration timeFor(Runnable something) {
        long began = System.nanoTime();
        something.run();
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
