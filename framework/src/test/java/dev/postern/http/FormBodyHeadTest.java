package dev.postern.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.http.BodyRefused.Code;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormBodyHeadTest {
    private static final InputStream NEVER_READ = new InputStream() {
        @Override
        public int read() {
            throw new AssertionError("a byte was read");
        }

        @Override
        public int read(byte[] into, int from, int length) {
            return read();
        }
    };

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "urlencoded|application/x-www-form-urlencoded|",
                "in capitals|Application/X-WWW-Form-Urlencoded|",
                "with charset|application/x-www-form-urlencoded;charset=UTF-8|",
                "with quoted charset|application/x-www-form-urlencoded ; charset=\"utf-8\"|",
                "with a charset in escapes|application/x-www-form-urlencoded; charset=\"ut\\f-8\"|",
                "with an empty parameter|application/x-www-form-urlencoded;|",
                "multipart|multipart/form-data; boundary=x|",
                "boundary in quotes|multipart/form-data; boundary=\"a b:c\"|",
                "boundary of 70|multipart/form-data; boundary=1234567890123456789012345678901234567890123456789012345678901234567890|",
                "plain text|text/plain|BAD_TYPE",
                "json|application/json|BAD_TYPE",
                "other multipart|multipart/mixed; boundary=x|BAD_TYPE",
                "prefix of ours|application/x-www-form-urlencoded2|BAD_TYPE",
                "utf-16|application/x-www-form-urlencoded; charset=utf-16|BAD_TYPE",
                "no charset there is|application/x-www-form-urlencoded; charset=nope|BAD_TYPE",
                "utf-7 in multipart|multipart/form-data; boundary=x; charset=utf-7|BAD_TYPE",
                "charset without value|application/x-www-form-urlencoded; charset|MALFORMED",
                "charset with empty value|application/x-www-form-urlencoded; charset=|MALFORMED",
                "two charsets|application/x-www-form-urlencoded; charset=utf-8; charset=utf-16|MALFORMED",
                "two types|application/x-www-form-urlencoded, text/plain|MALFORMED",
                "no slash|form|MALFORMED",
                "empty|``|MALFORMED",
                "quote without end|multipart/form-data; boundary=\"x|MALFORMED",
                "text behind a quote|multipart/form-data; boundary=\"x\"y|MALFORMED",
                "no boundary|multipart/form-data|MALFORMED",
                "empty boundary|multipart/form-data; boundary=\"\"|MALFORMED",
                "two boundaries|multipart/form-data; boundary=x; boundary=y|MALFORMED",
                "boundary ends with a blank|multipart/form-data; boundary=\"x \"|MALFORMED",
                "boundary with a semicolon|multipart/form-data; boundary=\"x;y\"|MALFORMED",
                "boundary with an accent|multipart/form-data; boundary=\"é\"|MALFORMED",
                "boundary with an escaped quote|multipart/form-data; boundary=\"a\\\"b\"|MALFORMED",
                "boundary of 71|multipart/form-data; boundary=12345678901234567890123456789012345678901234567890123456789012345678901|MALFORMED",
            })
    void goesByTheDeclaredType(String what, String type, @Nullable Code refusal) {
        assertThat(refusalOf(RequestOf.post("/").type(type).body(NEVER_READ))).isEqualTo(refusal);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "identity|identity|",
                "identity in capitals|Identity|",
                "gzip|gzip|BAD_TYPE",
                "brotli behind identity|identity, br|BAD_TYPE",
                "nonsense|%%|BAD_TYPE",
            })
    void unpacksNothing(String what, String encoding, @Nullable Code refusal) {
        assertThat(refusalOf(RequestOf.post("/")
                        .type("application/x-www-form-urlencoded")
                        .header("Content-Encoding", encoding)
                        .body(NEVER_READ)))
                .isEqualTo(refusal);
    }

    @Test
    void readsEveryLineOfContentEncoding() {
        assertThat(refusalOf(RequestOf.post("/")
                        .type("application/x-www-form-urlencoded")
                        .header("Content-Encoding", "identity")
                        .header("Content-Encoding", "gzip")))
                .isEqualTo(Code.BAD_TYPE);
    }

    @Test
    void takesOneContentTypeAndNoOther() {
        RequestOf twice = RequestOf.post("/")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Content-Type", "application/x-www-form-urlencoded");
        assertThat(refusalOf(twice)).isEqualTo(Code.MALFORMED);
        assertThat(refusalOf(RequestOf.post("/"))).isEqualTo(Code.BAD_TYPE);
    }

    @ParameterizedTest(name = "{0} declares {2} bytes")
    @CsvSource({
        "a form at the limit,application/x-www-form-urlencoded,262144,",
        "a form over the limit,application/x-www-form-urlencoded,262145,TOO_LARGE",
        "a huge form,application/x-www-form-urlencoded,9223372036854775807,TOO_LARGE",
        "multipart at the limit,multipart/form-data;boundary=x,10485760,",
        "multipart over the limit,multipart/form-data;boundary=x,10485761,TOO_LARGE",
    })
    void goesByTheDeclaredLength(String what, String type, long length, @Nullable Code refusal) {
        assertThat(refusalOf(RequestOf.post("/").type(type).body(NEVER_READ).declaring(length)))
                .isEqualTo(refusal);
    }

    @Test
    void isAskedByReadingToo() {
        assertThat(Reading.of(RequestOf.post("/").type("text/plain").body(NEVER_READ)))
                .isEqualTo("BAD_TYPE []");
        assertThat(Reading.of(RequestOf.post("/")
                        .type("application/x-www-form-urlencoded")
                        .body(NEVER_READ)
                        .declaring(262_145)))
                .isEqualTo("TOO_LARGE []");
    }

    @ParameterizedTest
    @CsvSource({"MALFORMED,400", "BAD_TYPE,415", "TOO_LARGE,413", "TOO_MANY,413", "OVERLOADED,503"})
    void hasAStatusForEveryRefusal(Code code, int status) {
        assertThat(new BodyRefused(code, "because").status()).isEqualTo(status);
    }

    @Test
    void saysWhy() {
        assertThatThrownBy(() -> FormBody.checkHead(RequestOf.post("/").type("text/plain"), Limits.DEFAULT))
                .isInstanceOfSatisfying(BodyRefused.class, refused -> {
                    assertThat(refused.because()).isEqualTo("its Content-Type is not that of a form");
                    assertThat(refused.getStackTrace()).isEmpty();
                });
    }

    private static @Nullable Code refusalOf(Request request) {
        try {
            FormBody.checkHead(request, Limits.DEFAULT);
            return null;
        } catch (BodyRefused refused) {
            return refused.code();
        }
    }
}
