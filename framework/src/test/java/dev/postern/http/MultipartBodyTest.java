package dev.postern.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.postern.http.BodyRefused.Code;
import dev.postern.http.Reading.Trickle;
import dev.postern.http.RequestOf.Parts;
import dev.postern.upload.Upload;
import dev.postern.upload.UploadFolder;
import dev.postern.upload.Uploads;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.io.Content;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartBodyTest {
    private static final int KIB = 1024;
    private static final String FORM_DATA = "Content-Disposition: form-data; ";
    private static final Limits SMALL = new Limits(100, 100_000, 50, 2, 10, 4, 3, 2, 5);

    @TempDir
    Path parent;

    @Test
    void readsTextsAndFiles() {
        Parts parts = new Parts()
                .text("$post", "seal")
                .text("title", "Milk & más")
                .file("photo", "cat.png", "image/png", Reading.latin1("\u0089PNG\r\n\u001A\n"))
                .text("title", "")
                .file("photo", "dog.png", "image/png", new byte[0])
                .file("unused", "", "application/octet-stream", new byte[0]);
        assertThat(read(parts)).isEqualTo("[$post=seal, title=Milk & más, title=, photo:cat.png:8, photo:dog.png:0]");
    }

    @Test
    void knowsWhatAFileIs() throws Exception {
        byte[] page = Reading.utf8("<!doctype html><script>");
        try (UploadFolder folder = new UploadFolder(parent, KIB);
                Uploads uploads = folder.open()) {
            Fields fields = FormBody.read(
                    RequestOf.post("/")
                            .multipart(new Parts()
                                    .file("a", "../../a.png", "image/PNG; x=y", page)
                                    .file("a", "b", "nonsense", page)
                                    .file("a", "c", "multipart/related; boundary=x", page)),
                    uploads,
                    Reading.within(Limits.DEFAULT));
            List<Upload> files = fields.files("a");
            assertThat(files).extracting(Upload::name).containsExactly("a.png", "b", "c");
            assertThat(files)
                    .extracting(Upload::declaredType)
                    .containsExactly("image/png", "application/octet-stream", "multipart/related");
            assertThat(files).extracting(Upload::detectedType).containsOnly("text/html");
            assertThat(files.get(0).bytes()).isEqualTo(page);
        }
    }

    static Stream<Arguments> heads() {
        return Stream.of(
                arguments("plain", FORM_DATA + "name=\"a\"", "[a=v]"),
                arguments("a token for a name", FORM_DATA + "name=a", "[a=v]"),
                arguments("any case", "content-DISPOSITION: Form-Data; NAME=\"a\"", "[a=v]"),
                arguments("no blanks", "Content-Disposition:form-data;name=\"a\"", "[a=v]"),
                arguments("raw UTF-8", FORM_DATA + "name=\"é😀\"", "[é😀=v]"),
                arguments("escaped quote", FORM_DATA + "name=\"a%22b\"", "[a\"b=v]"),
                arguments("no other escape", FORM_DATA + "name=\"a%41%00%2522\"", "[a%41%00%2522=v]"),
                arguments("backslash as text", FORM_DATA + "name=\"a\\\"", "[a\\=v]"),
                arguments("semicolon in quotes", FORM_DATA + "name=\"a; filename=x\"", "[a; filename=x=v]"),
                arguments("unknown parameter", FORM_DATA + "size=1; name=\"a\"", "[a=v]"),
                arguments("empty name", FORM_DATA + "name=\"\"", "[]"),
                arguments("empty name of a file", FORM_DATA + "name=\"\"; filename=\"x\"", "[]"),
                arguments("utf-8 text", FORM_DATA + "name=\"a\"\r\nContent-Type: text/plain; charset=UTF-8", "[a=v]"),
                arguments("8bit", FORM_DATA + "name=\"a\"\r\nContent-Transfer-Encoding: 8BIT", "[a=v]"),
                arguments("other headers", FORM_DATA + "name=\"a\"\r\nContent-Length: 7\r\nX-A: b", "[a=v]"),
                arguments("ten headers", FORM_DATA + "name=\"a\"" + "\r\nX: y".repeat(9), "[a=v]"),
                arguments("eleven headers", FORM_DATA + "name=\"a\"" + "\r\nX: y".repeat(10), "MALFORMED []"),
                arguments("filename* alone", FORM_DATA + "name=\"a\"; filename*=UTF-8''x.png", "[a=v]"),
                arguments("both", FORM_DATA + "name=\"a\"; filename*=UTF-8''x; filename=\"y\"", "[a:y:1]"),
                arguments("content without a file name", FORM_DATA + "name=\"a\"; filename=\"\"", "[a:file:1]"),
                arguments("escaped file name", FORM_DATA + "name=\"a\"; filename=\"x%22y\"", "[a:x\"y:1]"),
                arguments("a path", FORM_DATA + "name=\"a\"; filename=\"C:\\x\\y.png\"", "[a:y.png:1]"),
                arguments(
                        "name of 200 bytes",
                        FORM_DATA + "name=\"" + "é".repeat(100) + "\"",
                        "[" + "é".repeat(100) + "=v]"),
                arguments("name of 201 bytes", FORM_DATA + "name=\"a" + "é".repeat(100) + "\"", "MALFORMED []"),
                arguments("line break in a name", FORM_DATA + "name=\"a%0Ab\"", "MALFORMED []"),
                arguments("C1 control in a name", FORM_DATA + "name=\"a\u0085b\"", "MALFORMED []"),
                arguments("no disposition", "Content-Type: text/plain", "MALFORMED []"),
                arguments("two dispositions", FORM_DATA + "name=\"a\"\r\n" + FORM_DATA + "name=\"b\"", "MALFORMED []"),
                arguments("another disposition", "Content-Disposition: attachment; name=\"a\"", "MALFORMED []"),
                arguments("no name", "Content-Disposition: form-data", "MALFORMED []"),
                arguments("only a file name", FORM_DATA + "filename=\"a\"", "MALFORMED []"),
                arguments("two names", FORM_DATA + "name=\"a\"; name=\"b\"", "MALFORMED []"),
                arguments("two file names", FORM_DATA + "name=\"a\"; filename=\"b\"; filename=\"c\"", "MALFORMED []"),
                arguments("quote without end", FORM_DATA + "name=\"a", "MALFORMED []"),
                arguments("text behind the quote", FORM_DATA + "name=\"a\"b", "MALFORMED []"),
                arguments("raw quote", FORM_DATA + "name=\"a\\\"b\"", "MALFORMED []"),
                arguments("folded", FORM_DATA + "\r\n name=\"a\"", "MALFORMED []"),
                arguments("blank before the colon", "Content-Disposition : form-data; name=\"a\"", "MALFORMED []"),
                arguments("no colon", FORM_DATA + "name=\"a\"\r\nnonsense", "MALFORMED []"),
                arguments("nothing before the colon", FORM_DATA + "name=\"a\"\r\n: x", "MALFORMED []"),
                arguments("lone line feed", FORM_DATA + "name=\"a\"\nX: y", "MALFORMED []"),
                arguments("lone carriage return", FORM_DATA + "name=\"a\"\rX: y", "MALFORMED []"),
                arguments("NUL elsewhere", FORM_DATA + "name=\"a\"\r\nX: y\u0000", "MALFORMED []"),
                arguments("DEL elsewhere", FORM_DATA + "name=\"a\"\r\nX: y\u007F", "MALFORMED []"),
                arguments("lone line feed elsewhere", FORM_DATA + "name=\"a\"\r\nX: y\nZ: w", "MALFORMED []"),
                arguments("tab elsewhere", FORM_DATA + "name=\"a\"\r\nX: y\tz", "[a=v]"),
                arguments("NUL", FORM_DATA + "name=\"a\u0000\"", "MALFORMED []"),
                arguments("reserved name for a file", FORM_DATA + "name=\"$post\"; filename=\"x\"", "MALFORMED []"),
                arguments(
                        "two types",
                        FORM_DATA + "name=\"a\"\r\nContent-Type: a/b\r\nContent-Type: a/b",
                        "MALFORMED []"),
                arguments("no type", FORM_DATA + "name=\"a\"\r\nContent-Type: text", "MALFORMED []"),
                arguments(
                        "utf-16", FORM_DATA + "name=\"a\"\r\nContent-Type: text/plain; charset=utf-16", "BAD_TYPE []"),
                arguments(
                        "nested",
                        FORM_DATA + "name=\"a\"\r\nContent-Type: multipart/mixed; boundary=x",
                        "MALFORMED []"),
                arguments(
                        "nested file",
                        FORM_DATA + "name=\"a\"; filename=\"x\"\r\nContent-Type: multipart/mixed; boundary=x",
                        "MALFORMED []"),
                arguments("base64", FORM_DATA + "name=\"a\"\r\nContent-Transfer-Encoding: base64", "MALFORMED []"),
                arguments(
                        "quoted-printable file",
                        FORM_DATA + "name=\"a\"; filename=\"x\"\r\nContent-Transfer-Encoding: quoted-printable",
                        "MALFORMED []"),
                arguments("header of 8 KiB", FORM_DATA + "name=\"a\"\r\nX: " + "y".repeat(8 * KIB), "MALFORMED []"),
                arguments("header of 100 KiB", FORM_DATA + "name=\"a\"\r\nX: " + "y".repeat(100 * KIB), "MALFORMED []"),
                arguments("header name of 8 KiB", FORM_DATA + "name=\"a\"\r\n" + "y".repeat(8 * KIB), "MALFORMED []"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("heads")
    void goesByTheHeadersOfAPart(String what, String head, String came) {
        assertThat(read(new Parts().part(head, Reading.utf8("v")))).isEqualTo(came);
    }

    @Test
    void takesHeadersOfExactlyTheLongestLength() {
        String start = FORM_DATA + "name=\"a\"\r\nX: ";
        // Two line ends, of the last header and of the empty line.
        String padding = "y".repeat(4 * KIB - start.length() - 4);
        assertThat(read(new Parts().part(start + padding, new byte[0]))).isEqualTo("[a=]");
        assertThat(read(new Parts().part(start + padding + "y", new byte[0]))).isEqualTo("MALFORMED []");
    }

    @Test
    void takesNoBytesButUtf8InHeaders() {
        Parts parts = new Parts().part(FORM_DATA + "name=\"a", new byte[0]);
        byte[] bytes = parts.bytes();
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("name=\"a") + 6;
        bytes[at] = (byte) 0xFF;
        assertThat(Reading.of(RequestOf.post("/").multipart(bytes))).isEqualTo("MALFORMED []");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "no UTF-8,a\u00FF",
        "overlong,\u00C0\u00AF",
        "a surrogate,\u00ED\u00A0\u0080",
        "NUL,a\u0000b",
        "a character cut short,\u00C3"
    })
    void takesNoTextsButUtf8(String what, String content) {
        assertThat(read(new Parts().text("b", "1").part(FORM_DATA + "name=\"a\"", Reading.latin1(content))))
                .isEqualTo("MALFORMED [b=1]");
    }

    @ParameterizedTest
    @CsvSource({"a%b,a/b", "a%,a/", "%%,//"})
    void writesEveryLineBreakAsOneLineFeed(String sent, String slashed) {
        for (String each : List.of("\r\n", "\r", "\n")) {
            assertThat(read(new Parts().text("a", sent.replace("%", each))))
                    .isEqualTo("[a=" + slashed.replace('/', '\n') + "]");
        }
    }

    static Stream<Arguments> frames() {
        String part = FORM_DATA + "name=\"a\"\r\n\r\nv\r\n";
        String mark = "--" + RequestOf.BOUNDARY;
        return Stream.of(
                arguments("as browsers do", mark + "\r\n" + part + mark + "--\r\n", "[a=v]"),
                arguments("no last line break", mark + "\r\n" + part + mark + "--", "[a=v]"),
                arguments("no parts", mark + "--\r\n", "[]"),
                arguments("a preamble", "Hello\r\n" + mark + "\r\n" + part + mark + "--\r\n", "[a=v]"),
                arguments("an epilogue", mark + "\r\n" + part + mark + "--\r\n" + mark + "\r\n" + part, "[a=v]"),
                arguments("padding", mark + " \t\r\n" + part + mark + "-- \r\n", "[a=v]"),
                arguments(
                        "no content at all",
                        mark + "\r\n" + FORM_DATA + "name=\"b\"\r\n\r\n" + mark + "\r\n" + part + mark + "--",
                        "[b=, a=v]"),
                arguments("nothing", "", "MALFORMED []"),
                arguments("another boundary", "--x\r\n" + part + "--x--\r\n", "MALFORMED []"),
                arguments("no end", mark + "\r\n" + part, "MALFORMED []"),
                arguments("no end behind a boundary", mark + "\r\n" + part + mark, "MALFORMED [a=v]"),
                arguments("one dash", mark + "\r\n" + part + mark + "-", "MALFORMED [a=v]"),
                arguments("one dash and a line end", mark + "\r\n" + part + mark + "-\r\n", "MALFORMED [a=v]"),
                arguments("text behind the end", mark + "\r\n" + part + mark + "--x\r\n", "MALFORMED [a=v]"),
                arguments("text behind a boundary", mark + "x\r\n" + part + mark + "--\r\n", "MALFORMED []"),
                arguments(
                        "lone line feeds", (mark + "\r\n" + part + mark + "--\r\n").replace("\r", ""), "MALFORMED []"),
                arguments("endless padding", mark + " ".repeat(8 * KIB) + "\r\n" + part + mark + "--", "MALFORMED []"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("frames")
    void goesByItsBoundaries(String what, String body, String came) {
        assertThat(Reading.of(RequestOf.post("/").multipart(Reading.utf8(body))))
                .isEqualTo(came);
    }

    @Test
    void readsToTheEndBehindTheLastBoundary() {
        byte[] body = new Parts().text("a", "1").bytes();
        byte[] withMore = Arrays.copyOf(body, body.length + 50_000);
        Trickle bytes = new Trickle(withMore, 1000);
        assertThat(Reading.of(RequestOf.post("/").multipart(body).body(bytes).chunked()))
                .isEqualTo("[a=1]");
        assertThat(bytes.given()).isEqualTo(withMore.length);
        assertThat(Reading.of(RequestOf.post("/").multipart(withMore).declaring(withMore.length + 1)))
                .isEqualTo("MALFORMED [a=1]");
        assertThat(Reading.of(
                        RequestOf.post("/")
                                .multipart(Arrays.copyOf(body, 100_001))
                                .chunked(),
                        Reading.within(SMALL)))
                .isEqualTo("TOO_LARGE [a=1]");
    }

    static Stream<Arguments> amounts() {
        return Stream.of(
                arguments("a text at its limit", new Parts().text("a", "1234567890"), "[a=1234567890]"),
                arguments("a text over it", new Parts().text("b", "1").text("a", "12345678901"), "TOO_LARGE [b=1]"),
                arguments("a file at its limit", new Parts().file("a", "x", "a/b", new byte[50]), "[a:x:50]"),
                arguments(
                        "a file over it",
                        new Parts().file("b", "x", "a/b", new byte[1]).file("a", "x", "a/b", new byte[51]),
                        "TOO_LARGE [b:x:1]"),
                arguments(
                        "a file more",
                        new Parts()
                                .file("a", "x", "a/b", new byte[1])
                                .file("a", "y", "a/b", new byte[1])
                                .file("b", "z", "a/b", new byte[1]),
                        "TOO_MANY [a:x:1, a:y:1]"),
                arguments(
                        "file controls left empty",
                        new Parts()
                                .file("a", "", "a/b", new byte[0])
                                .file("b", "", "a/b", new byte[0])
                                .file("c", "", "a/b", new byte[0])
                                .file("d", "x", "a/b", new byte[0]),
                        "[d:x:0]"),
                arguments(
                        "a value more", new Parts().text("a", "").text("a", "").text("a", ""), "TOO_MANY [a=, a=]"),
                arguments(
                        "a name more",
                        new Parts().text("a", "").text("b", "").text("c", "").text("d", ""),
                        "TOO_MANY [a=, b=, c=]"),
                arguments(
                        "a field more",
                        new Parts()
                                .text("a", "")
                                .text("a", "")
                                .text("b", "")
                                .text("b", "")
                                .text("c", ""),
                        "TOO_MANY [a=, a=, b=, b=]"),
                arguments(
                        "a part more",
                        new Parts()
                                .text("", "")
                                .text("", "")
                                .text("", "")
                                .text("", "")
                                .text("a", "")
                                .text("b", ""),
                        "TOO_MANY [a=]"),
                arguments(
                        "texts together",
                        new Parts()
                                .text("", "x".repeat(10))
                                .text("n".repeat(60), "1234567890")
                                .text("m".repeat(19), "1"),
                        "[" + "n".repeat(60) + "=1234567890, " + "m".repeat(19) + "=1]"),
                arguments(
                        "texts together, one byte more",
                        new Parts()
                                .text("", "x".repeat(10))
                                .text("n".repeat(60), "1234567890")
                                .text("m".repeat(20), "1"),
                        "TOO_LARGE [" + "n".repeat(60) + "=1234567890]"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("amounts")
    void keepsToItsLimits(String what, Parts parts, String came) {
        assertThat(Reading.of(RequestOf.post("/").multipart(parts), Reading.within(SMALL)))
                .isEqualTo(came);
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 1 << 20})
    void readsHardlyMoreThanTheLimitOfAChunkedBody(int step) {
        Parts parts = new Parts().text("a", "1");
        for (int i = 0; i < 4; i++) {
            parts.file("f", "x", "a/b", new byte[4 * KIB * KIB]);
        }
        Trickle body = new Trickle(parts.bytes(), step);
        assertThat(Reading.of(
                        RequestOf.post("/").multipart(new byte[0]).body(body).chunked()))
                .isEqualTo("TOO_LARGE [a=1, f:x:4194304, f:x:4194304]");
        assertThat(body.given()).isLessThanOrEqualTo(10 * KIB * KIB + 64 * KIB);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 64 * KIB - 1, 64 * KIB, 64 * KIB + 1, 5 * KIB * KIB})
    void keepsEveryByteOfAFile(int length) throws Exception {
        byte[] content = new byte[length];
        new Random(length).nextBytes(content);
        try (UploadFolder folder = new UploadFolder(parent, 6L * KIB * KIB)) {
            try (Uploads uploads = folder.open()) {
                Fields fields = FormBody.read(
                        RequestOf.post("/")
                                .multipart(new Parts()
                                        .file("f", "x", "a/b", content)
                                        .text("b", "1")),
                        uploads,
                        Reading.within(Limits.DEFAULT));
                assertThat(fields.files("f").get(0).bytes()).isEqualTo(content);
                assertThat(fields.texts("b")).containsExactly("1");
                assertThat(filesOnDisk()).hasSize(length > 64 * KIB ? 1 : 0);
            }
            assertThat(filesOnDisk()).isEmpty();
        }
        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void keepsEveryByteHoweverTheyArrive() throws Exception {
        // What looks like a boundary and is none, at the start, in the middle and at the end.
        String mark = "\r\n--" + RequestOf.BOUNDARY;
        byte[] content = Reading.latin1("-----BEGIN KEY-----\r\n\r\r\n--\r\n" + mark.substring(0, mark.length() - 1)
                + "\r" + mark.substring(0, mark.length() - 1) + "\n\r\n--\r");
        byte[] body = new Parts()
                .file("f", "k.pem", "a/b", content)
                .text("a", "--\r\n-")
                .bytes();
        for (int step = 1; step <= body.length; step++) {
            assertRead(new Trickle(body, step), content);
        }
    }

    @Test
    void findsBoundariesAcrossItsBuffer() throws Exception {
        for (int length = 16 * KIB - 300; length < 16 * KIB + 10; length++) {
            byte[] content = new byte[length];
            byte[] body = new Parts()
                    .file("f", "x", "a/b", content)
                    .text("a", "--\r\n-")
                    .bytes();
            assertRead(new Trickle(body, 1 << 20), content);
        }
    }

    private void assertRead(Trickle body, byte[] content) throws Exception {
        try (UploadFolder folder = new UploadFolder(parent, 0);
                Uploads uploads = folder.open()) {
            Fields fields = FormBody.read(
                    RequestOf.post("/").multipart(new byte[0]).body(body).chunked(),
                    uploads,
                    Reading.within(Limits.DEFAULT));
            assertThat(fields.files("f").get(0).bytes()).isEqualTo(content);
            assertThat(fields.texts("a")).containsExactly("--\n-");
        }
    }

    @Test
    void countsUnwantedFilesAndThrowsThemAway() throws Exception {
        Intake wantsNone = new Intake() {
            @Override
            public Limits limits() {
                return Limits.DEFAULT;
            }

            @Override
            public boolean keepsFiles() {
                return false;
            }
        };
        Parts parts = new Parts().file("f", "x", "a/b", new byte[KIB * KIB]).text("a", "1");
        assertThat(Reading.of(RequestOf.post("/").multipart(parts), wantsNone)).isEqualTo("[a=1]");
        assertThat(Reading.of(
                        RequestOf.post("/").multipart(parts.file("f", "x", "a/b", new byte[6 * KIB * KIB])), wantsNone))
                .isEqualTo("TOO_LARGE [a=1]");
    }

    @Test
    void keepsNothingBehindABadSeal() {
        Parts parts = new Parts().text("$post", "bad").file("f", "x", "a/b", new byte[9 * KIB * KIB]);
        Trickle body = new Trickle(parts.bytes(), 1000);
        boolean[] bad = new boolean[1];
        String came =
                Reading.of(RequestOf.post("/").multipart(new byte[0]).body(body).chunked(), new Intake() {
                    @Override
                    public Limits limits() {
                        return bad[0]
                                ? new Limits(256 * KIB, 256 * KIB, 9 << 20, 1, 1 << 16, 9, 9, 9, 9)
                                : Limits.DEFAULT;
                    }

                    @Override
                    public boolean keepsFiles() {
                        if (!bad[0]) {
                            fail("a file began before the seal was looked at");
                        }
                        return false;
                    }

                    @Override
                    public boolean text(String name, String value) {
                        bad[0] = true;
                        return true;
                    }
                });
        assertThat(came).isEqualTo("TOO_LARGE [$post=bad]");
        assertThat(body.given()).isEqualTo(256 * KIB + 1);
    }

    @Test
    void stopsWhereItIsTold() {
        Parts parts = new Parts().text("$post", "bad").file("f", "x", "a/b", new byte[9 * KIB * KIB]);
        Trickle body = new Trickle(parts.bytes(), 100);
        String came =
                Reading.of(RequestOf.post("/").multipart(new byte[0]).body(body).chunked(), new Intake() {
                    @Override
                    public Limits limits() {
                        return Limits.DEFAULT;
                    }

                    @Override
                    public boolean text(String name, String value) {
                        return false;
                    }
                });
        assertThat(came).isEqualTo("[$post=bad]");
        assertThat(body.given()).isLessThanOrEqualTo(300);
    }

    @Test
    void refusesFilesThatFindNoRoom() throws Exception {
        byte[] large = new byte[100 * KIB];
        Parts parts = new Parts().text("a", "1").file("f", "x", "a/b", large).file("f", "y", "a/b", large);
        try (UploadFolder folder = new UploadFolder(parent, 150 * KIB);
                Uploads uploads = folder.open()) {
            assertThatThrownBy(() -> FormBody.read(
                            RequestOf.post("/").multipart(parts), uploads, Reading.within(Limits.DEFAULT)))
                    .isInstanceOfSatisfying(BodyRefused.class, refused -> {
                        assertThat(refused.code()).isEqualTo(Code.OVERLOADED);
                        assertThat(Reading.shown(refused.soFar())).isEqualTo("[a=1, f:x:102400]");
                        assertThat(refused.because())
                                .isEqualTo("a file could not be written: the upload folder is full");
                    });
            assertThat(filesOnDisk()).hasSize(1);
        }
        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void leavesNoHalfFile() throws Exception {
        byte[] body = new Parts().file("f", "x", "a/b", new byte[200 * KIB]).bytes();
        Trickle half = new Trickle(Arrays.copyOf(body, 150 * KIB), 9999);
        try (UploadFolder folder = new UploadFolder(parent, KIB * KIB);
                Uploads uploads = folder.open()) {
            assertThatThrownBy(() -> FormBody.read(
                            RequestOf.post("/").multipart(body).body(half), uploads, Reading.within(Limits.DEFAULT)))
                    .isInstanceOf(BodyRefused.class);
            // While the request goes on, to fill the form again.
            assertThat(filesOnDisk()).isEmpty();
            assertThat(folder.used()).isZero();
        }
    }

    @Test
    void isNotSlowedByManyPartsOfOneName() {
        Parts parts = new Parts();
        for (int i = 0; i < 999; i++) {
            parts.text("a", "x".repeat(200));
        }
        byte[] body = parts.bytes();
        Runnable refusing =
                () -> assertThat(Reading.refusalOf(RequestOf.post("/").multipart(body), Reading.within(Limits.DEFAULT)))
                        .isEqualTo(Code.TOO_MANY);
        assertThat(Reading.cpuMillisOf(refusing)).isLessThan(100);
        Limits wide = new Limits(1 << 20, 1 << 20, 0, 0, 1 << 10, 1000, 1000, 1000, 1000);
        Runnable reading = () -> assertThat(Reading.of(RequestOf.post("/").multipart(body), Reading.within(wide)))
                .hasSizeGreaterThan(200 * 999);
        assertThat(Reading.cpuMillisOf(reading)).isLessThan(100);
    }

    @Test
    void isNotSlowedByContentThatAlmostIsABoundary() {
        String almost = "\r\n--" + RequestOf.BOUNDARY.substring(0, RequestOf.BOUNDARY.length() - 1);
        byte[] content = Reading.utf8(almost.repeat(4 * KIB * KIB / almost.length()));
        byte[] body = new Parts().file("f", "x", "a/b", content).bytes();
        Runnable reading = () ->
                assertThat(Reading.of(RequestOf.post("/").multipart(body))).isEqualTo("[f:x:" + content.length + "]");
        assertThat(Reading.cpuMillisOf(reading)).isLessThan(300);
    }

    @Test
    void answersAnyTruncationWithARefusal() {
        byte[] body = new Parts()
                .text("$post", "seal")
                .text("title", "Milk")
                .file("f", "x.png", "image/png", new byte[20])
                .bytes();
        String whole = "[$post=seal, title=Milk, f:x.png:20]";
        for (int length = 0; length < body.length; length++) {
            byte[] cut = Arrays.copyOf(body, length);
            assertThat(Reading.of(RequestOf.post("/").multipart(cut).declaring(body.length)))
                    .startsWith("MALFORMED [");
            // Without a declared length, the last line break alone is not missed.
            String came = Reading.of(RequestOf.post("/").multipart(cut).chunked());
            if (length == body.length - 2) {
                assertThat(came).isEqualTo(whole);
            } else {
                assertThat(came).startsWith("MALFORMED [");
            }
        }
        assertThat(Reading.of(RequestOf.post("/").multipart(body))).isEqualTo(whole);
    }

    @Test
    void answersAnyMutationWithFieldsOrARefusal() {
        byte[] body = new Parts()
                .text("$post", "seal")
                .file("f", "x", "a/b", new byte[3])
                .text("é", "ü\r\n")
                .bytes();
        for (int at = 0; at < body.length; at++) {
            for (int to = 0; to < 256; to++) {
                byte[] mutated = body.clone();
                mutated[at] = (byte) to;
                assertThat(Reading.of(RequestOf.post("/").multipart(mutated))).isNotNull();
            }
        }
    }

    @Test
    void readsValidBodiesAsJettyDoes() {
        Random random = new Random(417);
        for (int round = 0; round < 300; round++) {
            Parts parts = new Parts();
            int count = random.nextInt(8);
            for (int i = 0; i < count; i++) {
                byte[] content = new byte[random.nextInt(random.nextInt(10) == 0 ? 40_000 : 40)];
                for (int j = 0; j < content.length; j++) {
                    content[j] = (byte)
                            "\n\r-abcT".charAt(random.nextInt(8) == 0 ? random.nextInt(3) : 3 + random.nextInt(4));
                }
                if (random.nextBoolean()) {
                    parts.part(FORM_DATA + "name=\"n" + random.nextInt(4) + "\"", content);
                } else {
                    parts.file("f" + random.nextInt(4), "é " + i + ".txt", "text/plain", content);
                }
            }
            byte[] body = parts.bytes();
            assertThat(Reading.of(RequestOf.post("/")
                            .body(new Trickle(body, 1 + random.nextInt(20_000)))
                            .type("multipart/form-data; boundary=" + RequestOf.BOUNDARY)))
                    .isEqualTo(jettysReadingOf(body));
        }
    }

    /** In one chunk: between two, Jetty's parser may add a line feed to content that begins with dashes. */
    private static String jettysReadingOf(byte[] body) {
        Fields.Builder fields = new Fields.Builder();
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        List<String> end = new ArrayList<>();
        List<String> files = new ArrayList<>();
        var parser = new MultiPart.Parser(RequestOf.BOUNDARY, new MultiPart.AbstractPartsListener() {
            @Override
            public void onPartContent(Content.Chunk chunk) {
                ByteBuffer bytes = chunk.getByteBuffer();
                byte[] copy = new byte[bytes.remaining()];
                bytes.get(copy);
                content.writeBytes(copy);
            }

            @Override
            public void onPart(String name, String fileName, HttpFields headers) {
                String text = content.toString(StandardCharsets.UTF_8);
                if (fileName == null) {
                    fields.text(name, text.replace("\r\n", "\n").replace('\r', '\n'));
                } else {
                    files.add(name + ":" + fileName + ":" + content.size());
                }
                content.reset();
            }

            @Override
            public void onComplete() {
                end.add("complete");
            }

            @Override
            public void onFailure(Throwable failure) {
                end.add(failure.toString());
            }
        });
        parser.parse(Content.Chunk.from(ByteBuffer.wrap(body), true));
        assertThat(end).containsExactly("complete");
        List<String> all = new ArrayList<>();
        Fields read = fields.build();
        read.textNames().forEach(name -> read.texts(name).forEach(value -> all.add(name + "=" + value)));
        // Ours stand by name, each at its first place.
        files.stream()
                .map(file -> file.substring(0, file.indexOf(':')))
                .distinct()
                .forEach(name -> files.stream()
                        .filter(file -> file.startsWith(name + ":"))
                        .forEach(all::add));
        return all.toString();
    }

    private List<Path> filesOnDisk() throws IOException {
        try (Stream<Path> all = Files.walk(parent)) {
            return all.filter(each -> Files.isRegularFile(each) && !each.endsWith(".alive"))
                    .toList();
        }
    }

    private static String read(Parts parts) {
        return Reading.of(RequestOf.post("/").multipart(parts));
    }
}
