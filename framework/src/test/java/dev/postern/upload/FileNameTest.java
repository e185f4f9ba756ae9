package dev.postern.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameTest {
    @ParameterizedTest(name = "{0}: {1} is shown as {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "plain|photo.png|photo.png",
                "with blanks inside|my photo.png|my photo.png",
                "traversal|../../etc/passwd|passwd",
                "traversal on Windows|..\\x|x",
                "with a drive|C:\\x|x",
                "with both|a/b\\c/d.txt|d.txt",
                "a folder only|a/b/|file",
                "up|..|file",
                "here|.|file",
                "hidden|.htaccess|.htaccess",
                "empty|''|file",
                "blank|'   '|file",
                "escaped quote|a%22b.png|a\"b.png",
                "escaped line break|a%0D%0Ab.png|ab.png",
                "escaped line break, small|a%0d%0ab.png|ab.png",
                "no other escape is read|a%00%2F.png|a%00%2F.png",
                "an escape is read once|%2522|%2522",
                "accents as sent|e\u0301té.png|e\u0301té.png",
                "emoji|\uD83D\uDC69\u200D\uD83D\uDCBB.png|\uD83D\uDC69\u200D\uD83D\uDCBB.png",
                "control characters|a\u0000b\u001B[1m\u0085c|ab[1mc",
                "right-to-left override|exe.\u202Egnp.exe|exe.gnp.exe",
                "isolates and marks|\u2066a\u2069\u200F\u200E\u061Cb|ab",
                "line separators|a\u2028b\u2029c|abc",
                "only what is removed|\u202E\u0001|file",
                "lone surrogates|a\uD800b\uDC00c|abc",
            })
    void showsOnlyWhatCanBeShown(String what, String sent, String shown) {
        assertThat(FileName.shown(sent)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"a,255", "é,254", "€,255", "\uD83D\uDE00,252"})
    void cutsLongNamesBetweenCharacters(String character, int bytes) {
        String shown = FileName.shown(character.repeat(5000));
        assertThat(shown.getBytes(StandardCharsets.UTF_8)).hasSize(bytes);
        assertThat(shown).doesNotContain("\uFFFD").isEqualTo(character.repeat(shown.length() / character.length()));
    }

    @Test
    void keepsNamesOfExactlyTheLongestLength() {
        assertThat(FileName.shown("a".repeat(255))).hasSize(255);
    }
}
