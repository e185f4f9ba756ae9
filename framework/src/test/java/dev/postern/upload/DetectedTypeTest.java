package dev.postern.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DetectedTypeTest {
    static Stream<Arguments> beginnings() {
        return Stream.of(
                arguments("png", "\u0089PNG\r\n\u001A\n____", "image/png"),
                arguments("half a png", "\u0089PNG", "application/octet-stream"),
                arguments("jpeg", "\u00FF\u00D8\u00FF\u00E0____", "image/jpeg"),
                arguments("gif 87", "GIF87a____", "image/gif"),
                arguments("gif 89", "GIF89a____", "image/gif"),
                arguments("webp", "RIFF\u0001\u0002\u0003\u0004WEBPVP8 ", "image/webp"),
                arguments("wave, also RIFF", "RIFF\u0001\u0002\u0003\u0004WAVEfmt ", "application/octet-stream"),
                arguments("pdf", "%PDF-1.7 ____", "application/pdf"),
                arguments("zip", "PK\u0003\u0004____", "application/zip"),
                arguments("empty zip", "PK\u0005\u0006____", "application/zip"),
                arguments("gzip", "\u001F\u008B\b____", "application/gzip"),
                arguments("empty", "", "application/octet-stream"),
                arguments("text", "Dear diary,\n\ttoday", "text/plain"),
                arguments("not UTF-8", "caf\u00E9", "application/octet-stream"),
                arguments("with a NUL", "a\u0000b", "application/octet-stream"),
                arguments("html", "<!DOCTYPE html><p>", "text/html"),
                arguments("html after blanks", " \n\t<HTML>", "text/html"),
                arguments("html after a comment", "<!-- hi --><script>", "text/html"),
                arguments("a comment alone", "<!-- hi -->text", "text/html"),
                arguments("a comment without end", "<!-- hi", "text/html"),
                arguments("script", "<script src=x>", "text/html"),
                arguments("a word that begins like a tag", "<people>", "text/plain"),
                arguments("a gif of a page", "GIF89a=1;<script>", "image/gif"),
                arguments("svg", "<svg onload=x>", "image/svg+xml"),
                arguments("svg behind a prolog", "<?xml version='1.0'?>\n<!-- x --><SVG>", "image/svg+xml"),
                arguments("svg doctype", "<!DOCTYPE svg PUBLIC>", "image/svg+xml"),
                arguments("xhtml", "<?xml version='1.0'?><html >", "text/html"),
                arguments("xml", "<?xml version='1.0'?><feed>", "text/xml"));
    }

    @ParameterizedTest(name = "{0} is {2}")
    @MethodSource("beginnings")
    void goesByTheFirstBytes(String what, String content, String type) {
        byte[] bytes = content.getBytes(StandardCharsets.ISO_8859_1);
        assertThat(DetectedType.of(bytes, bytes.length)).isEqualTo(type);
    }

    @Test
    void takesUtf8ForText() {
        assertThat(of("\uFEFFДорогой дневник 😀")).isEqualTo("text/plain");
        assertThat(of("\uFEFF<html>")).isEqualTo("text/html");
    }

    @Test
    void mindsACharacterCutOffOnlyWhereTheFileEnds() {
        byte[] bytes = ("a".repeat(1023) + "é").getBytes(StandardCharsets.UTF_8);
        assertThat(DetectedType.of(bytes, 1024)).isEqualTo("text/plain");
        byte[] shorter = "é".getBytes(StandardCharsets.UTF_8);
        assertThat(DetectedType.of(shorter, 1)).isEqualTo("application/octet-stream");
    }

    private static String of(String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        return DetectedType.of(bytes, bytes.length);
    }
}
