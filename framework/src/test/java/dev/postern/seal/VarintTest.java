package dev.postern.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VarintTest {
    @ParameterizedTest
    @CsvSource({"1,01", "127,7f", "128,8001", "16383,ff7f", "16384,808001", "2147483647,ffffffff07"})
    void readsWhatItWrites(long number, String hex) {
        byte[] bytes = new byte[Varint.length(number)];
        Varint.write(number, bytes);
        assertThat(HexFormat.of().formatHex(bytes)).isEqualTo(hex);
        assertThat(Varint.read(bytes)).isEqualTo(number);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "nothing,''",
        "zero,00",
        "zero in two bytes,8000",
        "one in two bytes,8100",
        "127 in three bytes,ff8000",
        "one more than the last,8080808008",
        "35 bits,ffffffff7f",
        "six bytes,808080808001",
        "no end,ffffffffffffffff",
        "cut short,80",
    })
    void refusesWhatItWouldNotHaveWritten(String name, String hex) {
        assertThat(Varint.read(HexFormat.of().parseHex(hex))).isZero();
    }

    @Test
    void hasNoNumberBeyondItsLast() {
        assertThatThrownBy(() -> Varint.length(Varint.MAX + 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Varint.length(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
