package dev.postern.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Base64UrlTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"AB", "AAB", "AA==", "AAA=", "A", "A+/_", "AA A", "AA\n", "AAéA", "AA\u212aA", "A\0AA", "AA.A"})
    void refusesEverySpellingButItsOwn(String text) {
        assertThat(Base64Url.decode(text)).isEmpty();
    }

    @Test
    void readsWhatItWrites() {
        for (int length = 0; length < 9; length++) {
            byte[] bytes = new byte[length];
            Arrays.fill(bytes, (byte) 0xfb);
            String text = Base64Url.encode(bytes);
            assertThat(text).hasSize(Base64Url.length(length)).matches("[A-Za-z0-9_-]*");
            assertThat(Base64Url.decode(text)).hasValue(bytes);
        }
    }
}
