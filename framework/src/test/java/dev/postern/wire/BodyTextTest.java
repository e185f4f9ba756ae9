package dev.postern.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.postern.wire.CallRefused.Code;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyTextTest {
    private static InputStream body(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }

    @Test
    void readsUtf8() throws CallRefused, IOException {
        assertThat(BodyText.read(body("[\"é😀\"]".getBytes(StandardCharsets.UTF_8)), CallLimits.DEFAULT))
                .isEqualTo("[\"é😀\"]");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "a byte that begins nothing,ff",
        "a letter spelt too long,c0af",
        "half a surrogate pair,eda080",
        "half a letter,c3"
    })
    void refusesWhatIsNotUtf8(String what, String hex) {
        assertThatExceptionOfType(CallRefused.class)
                .as(what)
                .isThrownBy(() -> BodyText.read(body(HexFormat.of().parseHex(hex)), CallLimits.DEFAULT))
                .returns(Code.MALFORMED, CallRefused::code);
    }

    @Test
    void readsNoFurtherThanItsLimit() throws CallRefused, IOException {
        int most = CallLimits.DEFAULT.characters();
        assertThat(BodyText.read(body(new byte[most]), CallLimits.DEFAULT)).hasSize(most);
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'a';
            }
        };
        assertThatExceptionOfType(CallRefused.class)
                .isThrownBy(() -> BodyText.read(endless, CallLimits.DEFAULT))
                .returns(Code.TOO_LARGE, CallRefused::code);
    }
}
